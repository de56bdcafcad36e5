import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { type EcgRecordingFact, meetsGate } from '@smart-triage/shared/domain/ecgRecording';
import type { Actor } from '@smart-triage/shared/domain/role';
import { FRAMES_PER_SHEET, type SheetPage } from './sheetPage.ts';

/** One 12-lead ECG of the case. */
export type StoredEcg = {
  /** With the server's own analysis as soon as there is one. */
  recording: EcgRecordingFact;
  /** Who asked for it; `null` where a rule set it apart, or while the log of the case is still being read. */
  by: Actor | null;
  /** [GT7] Tablet or server found a gate rule met in it: the second look does not lower what the first one said. */
  isGateMet: boolean;
};

/** Every 12-lead ECG that was set apart in this case, newest first. What the log has not told yet, the state remembers. */
export function storedEcgs(
  events: readonly Pick<CaseEvent, 'fact' | 'by'>[],
  { ecg }: Pick<CaseState, 'ecg'>,
): StoredEcg[] {
  const found = new Map<string, StoredEcg>();
  const take = (recording: EcgRecordingFact, by: Actor | null): void => {
    const known = found.get(recording.id);
    const isGateMet = meetsGate(recording.analysis) || (known?.isGateMet ?? false);
    found.set(recording.id, { recording, by: known?.by ?? by, isGateMet });
  };
  for (const { fact, by } of events) {
    if (fact.type === 'ecg-recorded') take(fact.recording, fact.recording.trigger === 'person' ? by : null);
    if (fact.type === 'ecg-verified') take(fact.recording, null);
  }
  for (const recording of [ecg.met, ecg.latest])
    if (recording && !found.has(recording.id)) take(recording, null);
  return [...found.values()].sort((a, b) => b.recording.recordedAt - a.recording.recordedAt);
}

/** The stored ECG that a sheet shows; none where the sheet begins elsewhere, be it by a tenth of a second. */
export function storedOn(page: SheetPage, stored: readonly StoredEcg[]): StoredEcg | null {
  const isShown = ({ recording: { streamId, fromSeq, toSeq } }: StoredEcg) =>
    streamId === page.streamId && fromSeq === page.fromSeq && toSeq - fromSeq + 1 === FRAMES_PER_SHEET;
  return stored.find(isShown) ?? null;
}
