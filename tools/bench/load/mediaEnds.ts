import wrtc from '@roamhq/wrtc';
import type { MediaLink, MediaRequest } from '@smart-triage/shared/client/mediaLink';
import { MediaReceiver } from '@smart-triage/shared/client/mediaReceiver';
import { MediaSender } from '@smart-triage/shared/client/mediaSender';
import { createNodeDevice } from '@smart-triage/shared/client/nodeDevice';
import type { MediaSource, ProducerInfo } from '@smart-triage/shared/protocol/media';

export type Tracks = ReadonlyMap<MediaSource, MediaStreamTrack>;

/** Sends these tracks for as long as the answer is not closed. */
export async function sendTracks(request: MediaRequest, tracks: Tracks): Promise<MediaSender> {
  const sender = await MediaSender.create(await join(request));
  for (const [source, track] of tracks) await sender.publish(source, track);
  return sender;
}

/** One more viewer, of all of these. */
export async function viewAll(
  request: MediaRequest,
  producers: readonly ProducerInfo[],
): Promise<MediaReceiver> {
  const receiver = await MediaReceiver.create(await join(request));
  for (const producer of producers) await receiver.receive(producer, () => undefined);
  return receiver;
}

/** How many packets have come to all of them since they began. */
export async function packetsTo(receivers: readonly MediaReceiver[]): Promise<number> {
  const counts = await Promise.all(receivers.map((receiver) => receiver.packets()));
  return counts.flatMap((bySource) => [...bySource.values()]).reduce((sum, packets) => sum + packets, 0);
}

async function join(request: MediaRequest): Promise<MediaLink> {
  const { rtpCapabilities } = await request('media:join', {});
  const device = await createNodeDevice(wrtc);
  await device.load({ routerRtpCapabilities: rtpCapabilities });
  return {
    device,
    request,
    onLink: () => () => undefined,
    onGivenUp: () => undefined,
    onHeard: () => undefined,
    onError: () => undefined,
  };
}
