import { createStore } from '@smart-triage/shared/client/store';
import type { UplinkState } from '@smart-triage/shared/client/ecgUplink';
import type { EcgBlock } from '@smart-triage/shared/domain/ecgBlock';
import { expect, it } from 'vitest';
import { aCaseState } from '../../testing/caseStates.ts';
import type { CaseView } from './caseView.ts';
import { compareAtClose } from './compareAtClose.ts';

const BLOCK = { block: 0, frames: 3, sha256: 'a'.repeat(64) } as EcgBlock;
const uplinkState = (waiting: number): UplinkState => ({
  lane: 'socket',
  waiting,
  acknowledgedUntil: null,
  isDurable: true,
});
const viewOf = (status: 'handed-over' | 'closed'): CaseView => {
  const confirmed = { ...aCaseState(), status };
  return { confirmed, onTheWay: [] } as unknown as CaseView;
};

it('[EC9] the tablet vouches for its ECG once, when the case is closed and everything has arrived', async () => {
  const view = createStore<CaseView | null>(viewOf('handed-over'));
  const state = createStore(uplinkState(2));
  const sent: EcgBlock[][] = [];
  const stop = compareAtClose({
    view,
    uplink: { state, blocks: () => Promise.resolve([BLOCK]) },
    send: (blocks) => sent.push(blocks),
    onFault: (error) => {
      throw error;
    },
  });
  view.set(viewOf('closed'));
  await Promise.resolve();
  expect(sent).toEqual([]);
  state.set(uplinkState(0));
  state.set(uplinkState(0));
  await Promise.resolve();
  expect(sent).toEqual([[BLOCK]]);
  stop();
});
