import type { types } from 'mediasoup-client';

const FEEDBACK = 'transport-cc';
const HEADER_EXTENSION = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

/**
 * What a sender negotiates of the router's capabilities: all but transport-wide feedback. A worker with mediasoup's built-in estimator (as we build it,
 * without libwebrtc) offers that feedback and does not give it yet. A browser that was promised it takes the silence for a dying network and goes down
 * to 30 kbit/s within twenty seconds (measured: Chromium 156, no loss). Not promised, it goes by the receiver reports, which do come.
 */
export function senderCapabilities(router: types.RtpCapabilities): types.RtpCapabilities {
  const { codecs = [], headerExtensions = [] } = router;
  return {
    codecs: codecs.map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => type !== FEEDBACK),
    })),
    headerExtensions: headerExtensions.filter(({ uri }) => uri !== HEADER_EXTENSION),
  };
}
