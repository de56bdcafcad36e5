import { NO_ECG } from '@smart-triage/shared/domain/ecgRecording';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { ScoreId, ScoreOutcome, ScoreResult } from '@smart-triage/shared/domain/score';
import type { LatestVitals, VitalSign } from '@smart-triage/shared/domain/vitals';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { analyseEcg } from '../ecg/analyseEcg.ts';
import type { EcgInView, GuidanceInputs } from '../guidance/guidanceInputs.ts';
import { syntheticEcg, type SyntheticEcg } from './syntheticEcg.ts';

export const NOW = instant(1_767_000_000_000);
const MINUTE_MS = 60_000;

export function minutesAgo(minutes: number) {
  return addMs(NOW, -minutes * MINUTE_MS);
}

const SIGNS: Record<VitalSign, number> = {
  heartRate: 72,
  systolicBp: 128,
  diastolicBp: 78,
  spo2: 98,
  respiratoryRate: 14,
  temperature: 36.8,
};

export function vitalsOf(changes: Partial<Record<VitalSign, number>> = {}, minutes = 1): LatestVitals {
  const all = Object.entries({ ...SIGNS, ...changes });
  return Object.fromEntries(all.map(([sign, value]) => [sign, { value, measuredAt: minutesAgo(minutes) }]));
}

export function ecgOf(options: SyntheticEcg = {}, minutes = 1): EcgInView['latest'] {
  return { recordedAt: minutesAgo(minutes), analysis: analyseEcg(syntheticEcg(options)) };
}

export const INFERIOR_STEMI: SyntheticEcg = { stMv: { II: 0.3, I: 0 } };

/** Somebody whom nothing speaks against leaving at home: ARTICA's rule is met and everything it needs is known. */
export function calm(
  changes: { intake?: Partial<Intake>; vitals?: LatestVitals; ecg?: EcgInView; scores?: Scores } = {},
): GuidanceInputs {
  const intake: Intake = {
    sex: 'female',
    ageYears: 44,
    symptomOnset: minutesAgo(200),
    painOngoing: false,
    cardiacArrest: false,
    suspectedDissection: false,
    ...changes.intake,
  };
  return {
    intake,
    vitals: changes.vitals ?? vitalsOf(),
    ecg: changes.ecg ?? { ...NO_ECG, latest: ecgOf() },
    scores: scoresOf({ ...CALM_SCORES, ...changes.scores }),
    assessedAt: NOW,
  };
}

type Scores = Partial<Record<ScoreId, ScoreOutcome>>;

const CALM_SCORES: Scores = {
  hear: { kind: 'value', value: 1, band: 'low' },
  heart: { kind: 'value', value: 1, band: 'low' },
  news2: { kind: 'value', value: 0, band: 'low' },
  artica: { kind: 'value', value: 0, band: 'general-practitioner' },
  't-macs': { kind: 'not-applicable', reasons: ['troponin-not-roche-hs-ctnt'] },
};

function scoresOf(outcomes: Scores): ScoreResult[] {
  return Object.entries(outcomes).map(([score, outcome]) => ({
    score: score as ScoreId,
    model: { id: score, version: '1.0.0', sha256: 'ab'.repeat(32) },
    unit: 'points',
    outcome,
    items:
      outcome.kind === 'range' && score === 'artica'
        ? [{ item: 'troponin', missing: true, missingInputs: ['troponin'], low: 0, high: 1 }]
        : [],
    publishedRisk: [],
    predictedRisk: null,
  }));
}
