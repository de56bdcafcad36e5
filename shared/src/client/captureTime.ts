/** When one picture was captured: on the sender's own clock, in ms since 1970, and by its RTP timestamp. */
export type CapturePoint = { readonly rtpTimestamp: number; readonly capturedAt: number };

/** The header extension that carries it. Browsers know it and do not offer it by themselves, and all streams of a sender have to have it. */
export const FORCED_RTP_EXTENSIONS = {
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time': true,
};

/** NTP counts from 1900. */
const NTP_EPOCH_MS = 2_208_988_800_000;
const VIDEO_CLOCK_PER_MS = 90;
const RTP_RANGE = 2 ** 32;

/** TypeScript's DOM library does not have the capture time yet (WebRTC Extensions, 5.4). */
type SynchronizationSource = { readonly rtpTimestamp: number; readonly captureTimestamp?: number };

/** Of the picture that arrived last; `null` when its sender does not say, or the browser does not tell. */
export function capturePointOf(receiver: RTCRtpReceiver | undefined): CapturePoint | null {
  const [source] = (receiver?.getSynchronizationSources() ?? []) as SynchronizationSource[];
  if (source?.captureTimestamp === undefined) return null;
  return { rtpTimestamp: source.rtpTimestamp, capturedAt: source.captureTimestamp - NTP_EPOCH_MS };
}

/** When another picture of the same stream was captured. Pictures are at most some seconds apart, so the nearer way around the counter is meant. */
export function capturedAt(rtpTimestamp: number, known: CapturePoint): number {
  const ahead = (rtpTimestamp - known.rtpTimestamp + RTP_RANGE) % RTP_RANGE;
  const ticks = ahead < RTP_RANGE / 2 ? ahead : ahead - RTP_RANGE;
  return known.capturedAt + ticks / VIDEO_CLOCK_PER_MS;
}
