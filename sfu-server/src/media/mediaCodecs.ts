import type { types } from 'mediasoup';

/** Opus for speech, VP8 for simulcast everywhere, H.264 for tablets with an encoder in hardware. */
export const MEDIA_CODECS: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];

/** The ECG channel carries frames of well under 1 kB; nothing larger has a reason. */
export const MAX_CHANNEL_MESSAGE_BYTES = 16_384;
/** A backstop against a client that ignores the estimate; ordinary cameras stay under 2.5 Mbit/s. */
export const MAX_INCOMING_BITRATE = 4_000_000;
export const INITIAL_OUTGOING_BITRATE = 1_000_000;
