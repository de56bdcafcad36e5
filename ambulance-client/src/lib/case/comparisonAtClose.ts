import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import type { Readable } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { BLOCKS_PER_COMPARISON, type EcgBlock } from '@smart-triage/shared/domain/ecgBlock';
import type { ReportFault } from '../faults.ts';

type CompareDeps = {
  uplink: Pick<EcgUplink, 'state' | 'blocks' | 'forgetBlocks'>;
  /** The case as the server has it; `null` while that is not known. */
  confirmed: Readable<CaseState | null>;
  /** Whether a comparison of this case waits in the outbox. */
  isOnTheWay: () => boolean;
  /** At most `BLOCKS_PER_COMPARISON`; written down before it is sent. */
  send: (blocks: EcgBlock[]) => void;
  /** Nothing more is to be told: it waits in the outbox, is in the record, or nothing was captured here. */
  onTold?: () => void;
  onFault: ReportFault;
};

/**
 * [EC9] Once the case is closed and every frame is acknowledged, tells the server once what this tablet captured, earlier pages included, and forgets the hashes when
 * the answer stands in the record.
 */
export class ComparisonAtClose {
  readonly #deps: CompareDeps;
  readonly #subscriptions: (() => void)[];
  #isSent = false;
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
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
  }

  async #send(): Promise<void> {
    if (this.#isSent) return;
    this.#isSent = true;
    const blocks = await this.#deps.uplink.blocks();
    if (this.#isClosed) return;
    for (let from = 0; from < blocks.length; from += BLOCKS_PER_COMPARISON)
      this.#deps.send(blocks.slice(from, from + BLOCKS_PER_COMPARISON));
    this.#deps.onTold?.();
  }

  #forget(): void {
    if (this.#isForgotten) return;
    this.#isForgotten = true;
    this.#deps.uplink.forgetBlocks().catch(this.#deps.onFault);
    this.#deps.onTold?.();
  }
}
