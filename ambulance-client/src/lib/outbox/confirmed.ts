import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { OutboxDisk } from './outboxDisk.ts';
import type { OutboxItem, OutboxRequest } from './outboxItem.ts';

/** A ride and the shift around it; a case that is still open then is open by mistake, and its entries do not stay on a tablet for ever. */
const KEPT_MS = 24 * 60 * 60_000;
/** With these, what was entered is with the hospital. */
const CLOSES: ReadonlySet<OutboxRequest> = new Set(['case:close', 'case:close-undecided', 'ecg:compare']);

/**
 * [OB5] What the server has confirmed of open cases. The server's store can be lost or go back to a backup; as long as the case is open, this tablet still has
 * what was entered on it, and another store gets it again with the same requestIds, so that nothing happens twice.
 */
export class Confirmed {
  readonly #disk: Pick<OutboxDisk, 'put' | 'remove'>;
  #items: readonly OutboxItem[];

  /** `kept`: everything that is on the disk. */
  constructor(disk: Pick<OutboxDisk, 'put' | 'remove'>, kept: readonly OutboxItem[], now: Instant) {
    this.#disk = disk;
    const confirmed = kept.filter(({ storedIn }) => storedIn !== undefined);
    this.#items = confirmed.filter(({ queuedAt }) => now - queuedAt < KEPT_MS);
    for (const { position, queuedAt } of confirmed) {
      if (now - queuedAt >= KEPT_MS) void disk.remove(position);
    }
  }

  /** Resolves once the disk has been asked. */
  async add(item: OutboxItem, storeId: string): Promise<void> {
    if (CLOSES.has(item.name)) {
      await Promise.all([this.#disk.remove(item.position), this.#forgetCase(item.input.caseId)]);
      return;
    }
    const confirmed = { ...item, storedIn: storeId };
    this.#items = [...this.#items, confirmed];
    await this.#disk.put(confirmed);
  }

  /** What a store other than this one confirmed. It is no longer here: it waits again. */
  recall(storeId: string): OutboxItem[] {
    const recalled = this.#items.filter(({ storedIn }) => storedIn !== storeId);
    if (recalled.length > 0) this.#items = this.#items.filter(({ storedIn }) => storedIn === storeId);
    return recalled.map(({ storedIn: _, ...item }) => item);
  }

  async #forgetCase(caseId: CaseId): Promise<void> {
    const gone = this.#items.filter(({ input }) => input.caseId === caseId);
    this.#items = this.#items.filter(({ input }) => input.caseId !== caseId);
    await Promise.all(gone.map(({ position }) => this.#disk.remove(position)));
  }
}
