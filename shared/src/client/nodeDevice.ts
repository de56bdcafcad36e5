import { Device } from 'mediasoup-client';

/** libwebrtc's classes as a Node package offers them (`@roamhq/wrtc`). */
export type NodeWebRtc = Record<
  'RTCPeerConnection' | 'RTCSessionDescription' | 'RTCIceCandidate' | 'MediaStream' | 'MediaStreamTrack',
  unknown
>;

/**
 * A mediasoup device outside a browser: real WebRTC for simulated ambulances and for tests. mediasoup-client looks for libwebrtc's classes where a page
 * has them, so they are put there.
 */
export function createNodeDevice(wrtc: NodeWebRtc): Promise<Device> {
  const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate, MediaStream, MediaStreamTrack } = wrtc;
  Object.assign(globalThis, {
    RTCPeerConnection,
    RTCSessionDescription,
    RTCIceCandidate,
    MediaStream,
    MediaStreamTrack,
  });
  return Device.factory({ handlerName: 'Chrome111' });
}
