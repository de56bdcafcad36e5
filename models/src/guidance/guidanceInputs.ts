import type { CaseEcg } from '@smart-triage/shared/domain/ecgRecording';
import type { ScoreInputs, ScoreResult } from '@smart-triage/shared/domain/score';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { GUIDANCE_LIMITS, MINUTE_MS } from './limits.ts';

/** What gate and advice look at: the record and its ECGs. `assessedAt` decides what is too old and whether two hours have passed. */
export type GateInputs = ScoreInputs & { readonly ecg: EcgInView };
export type GuidanceInputs = GateInputs & { readonly scores: readonly ScoreResult[] };

type Seen = Pick<NonNullable<CaseEcg['latest']>, 'recordedAt' | 'analysis'> | null;
/** The newest ECG, and the newest that met a gate rule. */
export type EcgInView = { readonly latest: Seen; readonly met: Seen };

export function isFresh(at: Instant, now: Instant): boolean {
  return now - at < GUIDANCE_LIMITS.freshMinutes * MINUTE_MS;
}

export function twoHoursAfter(onset: Instant): Instant {
  return addMs(onset, GUIDANCE_LIMITS.symptomMinutes * MINUTE_MS);
}

/** The next moment at which the same record leads to another result by itself: a value becomes too old, or two hours have passed. */
export function nextChangeAt({ intake, vitals, ecg, assessedAt }: GateInputs): Instant | null {
  const freshMs = GUIDANCE_LIMITS.freshMinutes * MINUTE_MS;
  const moments = [
    ...(intake.symptomOnset === undefined ? [] : [twoHoursAfter(intake.symptomOnset)]),
    ...Object.values(vitals).map(({ measuredAt }) => addMs(measuredAt, freshMs)),
    ...(ecg.latest ? [addMs(ecg.latest.recordedAt, freshMs)] : []),
  ].filter((at) => at > assessedAt);
  return moments.length === 0 ? null : moments.reduce((first, at) => (at < first ? at : first));
}
