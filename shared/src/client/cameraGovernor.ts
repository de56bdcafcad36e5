import type { types } from 'mediasoup-client';
import { CameraBudget, type CameraPlan } from './cameraBudget.ts';
import { CAMERA_ENCODINGS } from './mediaSettings.ts';
import { transportFigures } from './transportFigures.ts';
import type { VideoLimit } from '../protocol/media.ts';

const LOOK_EVERY_MS = 1000;
/** After a silence the estimate is that of a link that was not there: so many looks of life come before it counts. */
const LOOKS_OF_LIFE = 5;
const MOST_FAILURES = 3;
/** A smaller change is not worth a new setting of the encoder. */
const WORTH_CHANGING = 0.15;

type GovernorOptions = {
  transport: types.Transport;
  producer: types.Producer;
  /** What the others should know about the picture has changed. */
  onLimit: (limit: VideoLimit) => void;
  onError: (error: unknown) => void;
};

/** [MD8] Keeps one camera within what its link carries beside sound and ECG, for as long as its producer lives. */
export class CameraGovernor {
  readonly #options: GovernorOptions;
  readonly #budget = new CameraBudget(CAMERA_ENCODINGS.map(({ maxBitrate = 0 }) => maxBitrate));
  readonly #timer: ReturnType<typeof setInterval>;
  #applied: CameraPlan | null = null;
  #heard = -1;
  #looksOfLife = 0;
  #failures = 0;

  constructor(options: GovernorOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#look().catch((error: unknown) => {
        this.#fail(error);
      });
    }, LOOK_EVERY_MS);
    options.producer.observer.once('close', () => {
      clearInterval(this.#timer);
    });
  }

  /** Some WebRTC stacks cannot set a running sender: told once, and its picture then goes by loss alone. */
  #fail(error: unknown): void {
    this.#failures += 1;
    if (this.#failures === 1) this.#options.onError(error);
    if (this.#failures === MOST_FAILURES) clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const figures = transportFigures((await this.#options.transport.getStats()).entries());
    this.#looksOfLife = figures && figures.heard > this.#heard ? this.#looksOfLife + 1 : 0;
    this.#heard = figures?.heard ?? -1;
    const availableBps = figures?.availableBps ?? null;
    if (this.#looksOfLife < LOOKS_OF_LIFE || availableBps === null) return;
    await this.#apply(this.#budget.update(availableBps, performance.now()));
  }

  async #apply(plan: CameraPlan): Promise<void> {
    const before = this.#applied;
    const { producer, onLimit } = this.#options;
    const sender = producer.rtpSender;
    if (producer.closed || !sender || (before && isClose(before, plan))) return;
    const parameters = sender.getParameters();
    for (const [index, encoding] of parameters.encodings.entries())
      Object.assign(encoding, plan.layers[index]);
    await sender.setParameters(parameters);
    this.#applied = plan;
    this.#failures = 0;
    if ((before?.limit ?? 'none') !== plan.limit) onLimit(plan.limit);
  }
}

function isClose(before: CameraPlan, plan: CameraPlan): boolean {
  return (
    before.limit === plan.limit &&
    before.layers.every(({ active, maxBitrate }, index) => {
      const next = plan.layers[index];
      return next?.active === active && Math.abs(next.maxBitrate - maxBitrate) <= maxBitrate * WORTH_CHANGING;
    })
  );
}
