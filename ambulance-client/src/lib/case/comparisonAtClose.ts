import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import type { Readable } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { BLOCKS_PER_COMPARISON, type EcgBlock } from '@smart-triage/shared/domain/ecgBlock';
import { isRefused } from '@smart-triage/shared/errors/isRefused';
import type { ReportFault } from '../faults.ts';

const ASK_AGAIN_MS = 5000;

type CompareDeps = {
  uplink: Pick<EcgUplink, 'state' | 'blocks' | 'forgetBlocks'>;
  /** The case as the server has it; `null` while that is not known. */
  confirmed: Readable<CaseState | null>;
  /** Whether a comparison of this case waits in the outbox. */
  isOnTheWay: () => boolean;
  /** Sends again what is still here of the minutes that the server has otherwise, and says how many frames that is. Rejects when it cannot ask. */
  mend?: (blocks: EcgBlock[]) => Promise<number>;
  /** At most `BLOCKS_PER_COMPARISON`; written down before it is sent. */
  send: (blocks: EcgBlock[]) => void;
  /** Nothing more is to be told: it waits in the outbox, is in the record, or nothing was captured here. */
  onTold?: () => void;
  onFault: ReportFault;
};

/**
 * [EC9] Once the case is closed and every frame is acknowledged, sends again what differs and is still here, then tells the server once what this tablet captured, earlier
 * pages included, and forgets the hashes when the answer stands in the record.
 */
export class ComparisonAtClose {
  readonly #deps: CompareDeps;
  readonly #subscriptions: (() => void)[];
  #isSent = false;
  #isMended = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isForgotten = false;
  #isClosed = false;

  constructor(deps: CompareDeps) {
    this.#deps = deps;
    const look = (): void => {
      this.look();
    };
    this.#subscriptions = [deps.confirmed.subscribe(look), deps.uplink.state.subscribe(look)];
    this.look();
  }

  /** Also when the outbox has moved. */
  look(): void {
    const { confirmed, uplink, isOnTheWay, onFault } = this.#deps;
    const state = confirmed.getSnapshot();
    if (!state || !isOver(state.status) || uplink.state.getSnapshot().waiting > 0 || isOnTheWay()) return;
    if (state.ecgComparison) this.#forget();
    else this.#send().catch(onFault);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
  }

  async #send(): Promise<void> {
    if (this.#isSent) return;
    this.#isSent = true;
    const blocks = await this.#deps.uplink.blocks();
    if (this.#isClosed || (await this.#mend(blocks)) || this.#wasClosed()) return;
    for (const part of partsOf(blocks)) this.#deps.send(part);
    this.#deps.onTold?.();
  }

  /** Whether what was sent again has to arrive first, or the server could not be asked: the next look goes on. */
  async #mend(blocks: readonly EcgBlock[]): Promise<boolean> {
    if (this.#isMended || !this.#deps.mend) return false;
    try {
      let frames = 0;
      for (const part of partsOf(blocks)) frames += await this.#deps.mend(part);
      this.#isMended = true;
      this.#isSent = frames === 0;
    } catch (error) {
      this.#isMended = isRefused(error);
      this.#isSent = this.#isMended;
      if (!this.#isMended) this.#lookLater();
    }
    return !this.#isSent;
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.look();
    }, ASK_AGAIN_MS);
  }

  /** Asked again after each wait: the owner may have closed it meanwhile. */
  #wasClosed(): boolean {
    return this.#isClosed;
  }

  #forget(): void {
    if (this.#isForgotten) return;
    this.#isForgotten = true;
    this.#deps.uplink.forgetBlocks().catch(this.#deps.onFault);
    this.#deps.onTold?.();
  }
}

function partsOf(blocks: readonly EcgBlock[]): EcgBlock[][] {
  const parts = Math.ceil(blocks.length / BLOCKS_PER_COMPARISON);
  return Array.from({ length: parts }, (_, part) =>
    blocks.slice(part * BLOCKS_PER_COMPARISON, (part + 1) * BLOCKS_PER_COMPARISON),
  );
}
