import wrtc from '@roamhq/wrtc';
import { Pacer } from '@smart-triage/shared/ecg/pacer';
import type { Profile } from './profiles.ts';
import { TestPicture } from './testPicture.ts';
import { BLOCK_SAMPLES, SAMPLE_RATE_HZ, softTone, steadyTone } from './testSound.ts';

/** What an encoder costs grows with this; ten are enough to see that a picture lives. */
const PICTURES_PER_SECOND = 10;
/** Opus packs twenty milliseconds. */
const SOUND_TICK_MS = 20;

type CabinOptions = Pick<Profile, 'unit' | 'tint' | 'pitchHz'> & {
  /** `steady` for measuring; else a soft tone every two seconds. */
  sound?: 'soft' | 'steady';
};

/** Camera and microphone of a simulated ambulance. They run from the start until `close`. */
export class Cabin {
  readonly camera: MediaStreamTrack;
  readonly microphone: MediaStreamTrack;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor({ unit, tint, pitchHz, sound = 'soft' }: CabinOptions) {
    const video = new wrtc.nonstandard.RTCVideoSource();
    const audio = new wrtc.nonstandard.RTCAudioSource();
    this.camera = video.createTrack();
    this.microphone = audio.createTrack();
    const picture = new TestPicture(unit, tint);
    this.#timers = [
      setInterval(() => {
        video.onFrame(picture.next(new Date()));
      }, 1000 / PICTURES_PER_SECOND),
      playSound(audio, sound === 'soft' ? softTone(pitchHz) : steadyTone(pitchHz)),
    ];
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.camera.stop();
    this.microphone.stop();
  }
}

type AudioSource = InstanceType<typeof wrtc.nonstandard.RTCAudioSource>;

/** As many blocks as the clock says: a late timer must not slow the sound down. */
function playSound(source: AudioSource, blocks: readonly Int16Array[]): NodeJS.Timeout {
  const pacer = new Pacer(SAMPLE_RATE_HZ / BLOCK_SAMPLES, performance.now());
  let next = 0;
  return setInterval(() => {
    for (let { count } = pacer.take(performance.now()); count > 0; count--) {
      const samples = blocks[next++ % blocks.length] ?? new Int16Array(BLOCK_SAMPLES);
      source.onData({
        samples,
        sampleRate: SAMPLE_RATE_HZ,
        channelCount: 1,
        numberOfFrames: BLOCK_SAMPLES,
      });
    }
  }, SOUND_TICK_MS);
}
