import { type EcgBlock, type EcgComparison, FRAMES_PER_BLOCK } from '@smart-triage/shared/domain/ecgBlock';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import type { EcgStore } from '../store/ecgStore.ts';

/** [EC9] What the tablet wrote down of a minute against as many stored frames of it; what it sent without having written it down is not vouched for. One block after the other, so that a long ride does not stand in memory as a whole. */
export async function compareBlocks(
  store: Pick<EcgStore, 'read'>,
  caseId: CaseId,
  blocks: readonly EcgBlock[],
): Promise<EcgComparison> {
  const minutes: EcgComparison['minutes'] = [];
  for (const captured of blocks) {
    const { streamId, block } = captured;
    if (!(await isSame(store, caseId, captured))) minutes.push({ streamId, block });
  }
  return { blocks: blocks.length, differing: minutes.length, minutes };
}

async function isSame(store: Pick<EcgStore, 'read'>, caseId: CaseId, captured: EcgBlock): Promise<boolean> {
  const first = captured.block * FRAMES_PER_BLOCK;
  const until = first + captured.frames - 1;
  const frames = await store.read({ caseId, streamId: captured.streamId }, first, until, FRAMES_PER_BLOCK);
  return (await sha256Hex(packFrames(frames.map(({ bytes }) => bytes)))) === captured.sha256;
}
