import type { CallModel, CallState } from '../features/call/callModel.ts';
import type { DeviceStatus } from '../features/status-strip/statusModel.ts';

/** How camera and microphone stand, for the strip: one that runs is "on" only while what it gives goes to the server. */
export function devicesOf(
  call: Pick<CallModel, 'getSnapshot'>,
): Record<'camera' | 'microphone', DeviceStatus> {
  const { camera, microphone, isMuted, sent } = call.getSnapshot();
  const reaching = (source: 'camera' | 'microphone', { kind }: CallState['camera']): DeviceStatus =>
    kind === 'on' && !sent.includes(source) ? 'unsent' : kind;
  const isSilenced = microphone.kind === 'on' && isMuted;
  return {
    camera: reaching('camera', camera),
    microphone: isSilenced ? 'muted' : reaching('microphone', microphone),
  };
}
