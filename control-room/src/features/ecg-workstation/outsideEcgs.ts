import type { HospitalEcg } from '@smart-triage/shared/domain/hospitalEcg';
import { decodeFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { pageOf, type SheetPage } from './sheetPage.ts';

/** An earlier ECG from outside of this case, such as one of the hospital's record. */
export type OutsideEcg = {
  /** Stays the same while it is there. */
  id: string;
  /** When it was taken, as exact as whoever took it knows, and where it comes from. */
  title: string;
  ecg: HospitalEcg;
};

/** Its first ten seconds; `null` when there is nothing to draw. A frame that is damaged is refused whole. */
export function pageOfOutside({ ecg }: OutsideEcg): SheetPage | null {
  return ecg.kind === 'samples' ? pageOf(unpackFrames(ecg.frames).map(decodeFrame), 0) : null;
}
