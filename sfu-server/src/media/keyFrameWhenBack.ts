import type { types } from 'mediasoup';

/** The part of a consumer that this needs. */
export type ScoredConsumer = Pick<types.Consumer, 'on' | 'requestKeyFrame'>;

/**
 * Asks for a key frame with the first packets after a silence of the sender: a decoder can show nothing before one, and asks only after it has waited. The
 * worker gives a sender that is silent the score 0.
 */
export function askKeyFrameWhenBack(consumer: ScoredConsumer, onError: (error: unknown) => void): void {
  let wasSilent = false;
  consumer.on('score', ({ producerScore }) => {
    const isSilent = producerScore === 0;
    if (wasSilent && !isSilent) consumer.requestKeyFrame().catch(onError);
    wasSilent = isSilent;
  });
}
