import type { types } from 'mediasoup';

/** The part of a consumer that this needs. */
export type LayeredConsumer = Pick<
  types.Consumer,
  'type' | 'closed' | 'score' | 'preferredLayers' | 'setPreferredLayers' | 'on'
>;

/** The first packets of a layer have no bit rate yet, and a layer without one is not chosen: look again when there is one. */
const LOOK_EVERY_MS = 150;
/** By then the worker has looked by itself. */
const MOST_LOOKS = 14;

/**
 * [MD16] After a cut, a sender with little room sends its smallest picture only, while the viewer still waits for the larger one of before; the worker looks for another layer
 * when its estimate of the viewer's link changes, a second or two later (measured: 2.0 to 3.6 s without a picture). This makes it look at once. The wish
 * itself stays as it is.
 */
export function followLivingLayer(
  consumer: LayeredConsumer,
  onError: (error: unknown) => void,
  asked: () => types.ConsumerLayers | undefined = () => consumer.preferredLayers,
): void {
  if (consumer.type !== 'simulcast') return;
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const look = (): void => {
    timer = null;
    if (consumer.closed || !waitsForDeadLayer(consumer) || looks >= MOST_LOOKS) return;
    looks += 1;
    lookAgain(consumer, asked).catch(onError);
    timer = setTimeout(look, LOOK_EVERY_MS);
  };
  consumer.on('score', () => {
    if (!waitsForDeadLayer(consumer)) looks = 0;
    else timer ??= setTimeout(look, LOOK_EVERY_MS);
  });
}

function waitsForDeadLayer({ score: { producerScore, producerScores } }: LayeredConsumer): boolean {
  return producerScore === 0 && producerScores.some((score) => score > 0);
}

/** A changed wish is what makes the worker look: it is changed and changed back. */
async function lookAgain(
  consumer: LayeredConsumer,
  asked: () => types.ConsumerLayers | undefined,
): Promise<void> {
  const before = asked();
  if (before?.temporalLayer === undefined) return;
  const temporalLayer = before.temporalLayer === 0 ? 1 : 0;
  await consumer.setPreferredLayers({ ...before, temporalLayer });
  if (!consumer.closed) await consumer.setPreferredLayers(asked() ?? before);
}
