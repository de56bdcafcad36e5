import { type EcgBlock, type EcgComparison, FRAMES_PER_BLOCK } from '@smart-triage/shared/domain/ecgBlock';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import type { EcgStore } from '../store/ecgStore.ts';

/** [EC9] One block after the other, so that a long ride does not stand in memory as a whole. */
export async function compareBlocks(
  store: Pick<EcgStore, 'read'>,
  caseId: CaseId,
  blocks: readonly EcgBlock[],
): Promise<EcgComparison> {
  let differing = 0;
  for (const block of blocks) {
    if (!(await isSame(store, caseId, block))) differing += 1;
  }
  return { blocks: blocks.length, differing };
}

async function isSame(store: Pick<EcgStore, 'read'>, caseId: CaseId, captured: EcgBlock): Promise<boolean> {
  const first = captured.block * FRAMES_PER_BLOCK;
  const until = first + FRAMES_PER_BLOCK - 1;
  const frames = await store.read({ caseId, streamId: captured.streamId }, first, until, FRAMES_PER_BLOCK);
  return (await sha256Hex(packFrames(frames.map(({ bytes }) => bytes)))) === captured.sha256;
}
