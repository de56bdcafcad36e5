import type { HospitalEcg } from '@smart-triage/shared/domain/hospitalEcg';
import type { RecordSnapshot } from './recordModel.ts';

type NamedEcg = { id: string; title: string; ecg: HospitalEcg };

/** The ECGs of an open record, each with its day and where it comes from. None when the record is put away, or may not be seen any more. */
export function outsideEcgsOf(opened: RecordSnapshot['opened']): NamedEcg[] {
  if (opened?.outcome.kind !== 'record') return [];
  const { source, sections } = opened.outcome.record;
  return sections.ecgs.entries.flatMap(({ ecg, at, recordedAt, what }, index) => {
    const day = (at ?? recordedAt)?.slice(0, 10) ?? what;
    return ecg ? [{ id: `${day} ${String(index)}`, title: `${day}, ${source}`, ecg }] : [];
  });
}
