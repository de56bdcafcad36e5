import type { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import type { Readable } from '@smart-triage/shared/client/store';
import type { EcgBlock } from '@smart-triage/shared/domain/ecgBlock';
import type { ReportFault } from '../faults.ts';
import type { CaseView } from './caseView.ts';

type CompareDeps = {
  view: Readable<CaseView | null>;
  uplink: Pick<EcgUplink, 'state' | 'blocks'>;
  send: (blocks: EcgBlock[]) => void;
  onFault: ReportFault;
};

/** [EC9] Once the case is closed and every frame is acknowledged, tells the server once what was captured. */
export function compareAtClose({ view, uplink, send, onFault }: CompareDeps): () => void {
  let isSent = false;
  const look = (): void => {
    if (isSent || !isDue(view.getSnapshot()) || uplink.state.getSnapshot().waiting > 0) return;
    isSent = true;
    // Nothing was captured by this page: there is nothing that it could vouch for.
    const sendSome = (blocks: EcgBlock[]): void => {
      if (blocks.length > 0) send(blocks);
    };
    uplink.blocks().then(sendSome).catch(onFault);
  };
  const unsubscribe = [view.subscribe(look), uplink.state.subscribe(look)];
  look();
  return () => {
    for (const end of unsubscribe) end();
  };
}

function isDue(view: CaseView | null): boolean {
  const confirmed = view?.confirmed;
  if (confirmed?.status !== 'closed' || confirmed.ecgComparison) return false;
  return !view?.onTheWay.includes('ecg:compare');
}
