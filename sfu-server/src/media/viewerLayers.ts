import type { types } from 'mediasoup';

/** The part of a consumer that this needs. */
export type LayersConsumer = Pick<
  types.Consumer,
  'type' | 'closed' | 'score' | 'preferredLayers' | 'setPreferredLayers' | 'on'
>;

/** After a cut a sender feels its way: larger pictures come, cost it its packets, and go again within a second or two. */
const STEADY_AFTER_MS = 3000;

/**
 * [MD19] Which size of a picture a viewer gets. While its sender is silent that is the smallest, whatever was wished for: it is the first that comes back, and the one that stays. (Measured:
 * 1.6 s without a picture after a dead zone, because a larger one began and was given up again.)
 */
export class ViewerLayers {
  readonly #consumer: LayersConsumer;
  readonly #onError: (error: unknown) => void;
  /** What is wished for while the smallest is asked for. */
  #wish: types.ConsumerLayers | null = null;
  #hasLived: boolean;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(consumer: LayersConsumer, onError: (error: unknown) => void) {
    this.#consumer = consumer;
    this.#onError = onError;
    this.#hasLived = lives(consumer.score);
    if (consumer.type !== 'simulcast') return;
    consumer.on('score', (score) => {
      this.#handleScore(score);
    });
  }

  /** Applied at once, or when a picture of the sender has been steady again. */
  async prefer(layers: types.ConsumerLayers): Promise<void> {
    if (this.#wish) this.#wish = layers;
    else await this.#consumer.setPreferredLayers(layers);
  }

  /** What the worker is asked for now. */
  asked(): types.ConsumerLayers | undefined {
    return this.#consumer.preferredLayers && this.#wish
      ? { ...this.#wish, spatialLayer: 0 }
      : this.#consumer.preferredLayers;
  }

  #handleScore(score: types.ConsumerScore): void {
    const isSilent = this.#hasLived && !lives(score);
    this.#hasLived ||= lives(score);
    if (isSilent) this.#takeSmallest();
    else if (this.#wish)
      this.#timer ??= setTimeout(() => {
        this.#takeWish();
      }, STEADY_AFTER_MS);
  }

  #takeSmallest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { preferredLayers } = this.#consumer;
    if (this.#wish || !preferredLayers) return;
    this.#wish = preferredLayers;
    this.#ask({ ...preferredLayers, spatialLayer: 0 });
  }

  #takeWish(): void {
    const wish = this.#wish;
    this.#timer = null;
    this.#wish = null;
    if (wish) this.#ask(wish);
  }

  #ask(layers: types.ConsumerLayers): void {
    if (!this.#consumer.closed) this.#consumer.setPreferredLayers(layers).catch(this.#onError);
  }
}

function lives({ producerScores }: types.ConsumerScore): boolean {
  return producerScores.some((score) => score > 0);
}
