import type { types } from 'mediasoup-client';

/**
 * Three pictures of the camera: a thumbnail for a board, a quarter for a tile, the whole for a full screen. Bit rates leave room for sound and ECG on
 * an ordinary 4G uplink.
 */
export const CAMERA_ENCODINGS: types.RtpEncodingParameters[] = [
  {
    scaleResolutionDownBy: 4,
    maxBitrate: 150_000,
    scalabilityMode: 'L1T3',
    priority: 'low',
    networkPriority: 'low',
  },
  {
    scaleResolutionDownBy: 2,
    maxBitrate: 500_000,
    scalabilityMode: 'L1T3',
    priority: 'low',
    networkPriority: 'low',
  },
  {
    scaleResolutionDownBy: 1,
    maxBitrate: 1_500_000,
    scalabilityMode: 'L1T3',
    priority: 'low',
    networkPriority: 'low',
  },
];

export const CAMERA_CODEC_OPTIONS: types.ProducerCodecOptions = { videoGoogleStartBitrate: 600 };

/** Sound is sent first and repaired first. 32 kbit/s mono carries speech; FEC and NACK mend single losses, DTX saves silence. */
export const SOUND_ENCODINGS: types.RtpEncodingParameters[] = [
  { maxBitrate: 32_000, priority: 'high', networkPriority: 'high' },
];

export const SOUND_CODEC_OPTIONS: types.ProducerCodecOptions = {
  opusStereo: false,
  opusFec: true,
  opusDtx: true,
  opusNack: true,
  opusMaxAverageBitrate: 32_000,
};
