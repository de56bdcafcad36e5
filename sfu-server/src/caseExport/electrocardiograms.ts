import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import {
  aboutPatient,
  absent,
  category,
  dateTime,
  idOf,
  LOINC,
  OWN,
  quantity,
  type Resource,
} from './resource.ts';

const PANEL = { system: LOINC, code: '34534-8', display: '12 lead EKG panel' };

/** LOINC codes of the measurements of an ECG, as the guide for clinical tests of US Core lists them. */
function measurementsOf({ intervals, axes }: AnalysedEcg) {
  const { heartRate, prMs, qrsMs, qtMs, qtcMs } = intervals;
  return [
    ['8867-4', 'Heart rate', heartRate, '/min'],
    ['8625-6', 'P-R Interval', prMs, 'ms'],
    ['8633-0', 'QRS duration', qrsMs, 'ms'],
    ['8634-8', 'Q-T interval', qtMs, 'ms'],
    ['8636-3', 'Q-T interval corrected (Fridericia)', qtcMs?.fridericia ?? null, 'ms'],
    ['8626-4', 'P wave axis', axes.p, 'deg'],
    ['8632-2', 'QRS axis', axes.qrs, 'deg'],
    ['8638-9', 'T wave axis', axes.t, 'deg'],
  ] as const;
}

/** The newest 12-lead ECG and, where it is another one, the one that met a rule. Samples stay behind: they are read from `/ecg`. */
export function electrocardiograms(state: CaseState): Resource[] {
  const { latest, met } = state.ecg;
  const recordings = new Map([latest, met].flatMap((ecg) => (ecg ? [[ecg.id, ecg] as const] : [])));
  return [...recordings.values()].map((recording) => electrocardiogram(state, recording));
}

function electrocardiogram(
  state: CaseState,
  { id, recordedAt, engine, analysis, ...rest }: EcgRecordingFact,
) {
  return {
    ...{
      resourceType: 'Observation',
      id: idOf(state.caseId, 'ecg', id),
      status: statusOf(rest.tabletAnalysis),
    },
    category: category('procedure'),
    code: { coding: [PANEL] },
    ...aboutPatient(state),
    effectiveDateTime: dateTime(recordedAt),
    device: { display: `${engine.id} ${engine.version}` },
    ...(analysis.kind === 'analysed'
      ? { component: [...measured(analysis), ...rules(analysis)] }
      : { dataAbsentReason: absent('error', `not analysable: ${analysis.reasons.join(', ')}`) }),
  };
}

/** What a tablet measured and the server has not yet looked at is said to be so. */
function statusOf(tabletAnalysis: EcgRecordingFact['tabletAnalysis']): string {
  return tabletAnalysis === 'pending' ? 'preliminary' : 'final';
}

function measured(analysis: AnalysedEcg) {
  return measurementsOf(analysis).map(([code, display, value, unit]) => ({
    code: { coding: [{ system: LOINC, code }], text: display },
    ...(value === null
      ? { dataAbsentReason: absent('unknown', 'the wave was not found') }
      : { valueQuantity: quantity(value, unit, unit) }),
  }));
}

function rules({ rules: results }: AnalysedEcg) {
  return results.map(({ rule, outcome, leads, source }) => ({
    code: { coding: [{ system: `${OWN}:ecg-rule`, code: rule }], text: source },
    valueCodeableConcept: {
      coding: [{ system: `${OWN}:rule-outcome`, code: outcome }],
      ...(leads.length > 0 && { text: leads.join(', ') }),
    },
  }));
}
