import type { StreamId } from '@smart-triage/shared/domain/ids';

/**
 * [EC14] Which stream of a case is newer: the one that the server heard of later. No clock has a say, since a tablet's can be set back between two streams.
 */
export class StreamOrder {
  #known: StreamId[] = [];

  /** The streams of the case as the server has them, in the order in which they began. */
  set(streams: readonly StreamId[]): void {
    this.#known = [...streams];
  }

  /** A stream began, or something of one came of which nothing was heard: it began after all that are known. */
  note(streamId: StreamId): void {
    if (!this.#known.includes(streamId)) this.#known.push(streamId);
  }

  /** Whether `one` began after `other`; `null`: there is no other. */
  isNewer(one: StreamId, other: StreamId | null): boolean {
    return other === null || this.#known.indexOf(one) > this.#known.indexOf(other);
  }
}
