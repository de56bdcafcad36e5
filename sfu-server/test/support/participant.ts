import wrtc from '@roamhq/wrtc';
import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { createNodeDevice } from '@smart-triage/shared/client/nodeDevice';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';

const FRAME_MS = 40;
const SOUND_MS = 10;
const SAMPLE_RATE_HZ = 48_000;
const [WIDTH, HEIGHT] = [320, 240];

/** Real libwebrtc sources in Node: a picture that changes with each frame, and a 440 Hz tone. */
export class TestTracks {
  readonly camera: MediaStreamTrack;
  readonly microphone: MediaStreamTrack;
  readonly #timers: NodeJS.Timeout[];

  constructor() {
    const video = new wrtc.nonstandard.RTCVideoSource();
    const audio = new wrtc.nonstandard.RTCAudioSource();
    this.camera = video.createTrack();
    this.microphone = audio.createTrack();
    let frame = 0;
    this.#timers = [
      setInterval(() => {
        const data = new Uint8Array(WIDTH * HEIGHT * 1.5).fill((frame++ * 5) % 256);
        video.onFrame({ width: WIDTH, height: HEIGHT, data });
      }, FRAME_MS),
      setInterval(() => {
        audio.onData({ samples: tone(), sampleRate: SAMPLE_RATE_HZ, channelCount: 1, numberOfFrames: 480 });
      }, SOUND_MS),
    ];
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.camera.stop();
    this.microphone.stop();
  }
}

/** Ten milliseconds hold 4.4 periods; the phase jump between two pieces does not matter here. */
function tone(): Int16Array {
  return Int16Array.from(
    { length: 480 },
    (_, i) => 8000 * Math.sin((2 * Math.PI * 440 * i) / SAMPLE_RATE_HZ),
  );
}

export function joinMedia(signaling: SignalingClient, caseId: CaseId, errors: unknown[] = []): MediaSession {
  const session = new MediaSession({
    signaling,
    caseId,
    createDevice: () => createNodeDevice(wrtc),
    wants: () => true,
    onError: (error) => errors.push(error),
  });
  session.start();
  return session;
}

/** Resolves once the track delivers `count` pictures or pieces of sound that are not silence. */
export async function untilPlaying(track: MediaStreamTrack, count = 5): Promise<void> {
  const { RTCAudioSink, RTCVideoSink } = wrtc.nonstandard;
  const native = track;
  let left = count;
  await new Promise<void>((resolve) => {
    const hear = (isSignal: boolean): void => {
      if (isSignal && --left === 0) resolve();
    };
    if (track.kind === 'video') {
      const sink = new RTCVideoSink(native);
      sink.addEventListener('frame', () => {
        hear(true);
      });
    } else {
      const sink = new RTCAudioSink(native);
      sink.ondata = ({ samples }: { samples: Int16Array }) => {
        hear(samples.some((sample) => Math.abs(sample) > 500));
      };
    }
  });
}
