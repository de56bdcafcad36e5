import {
  LEAD_PROBLEMS,
  type EcgAnalysis,
  type EcgQuality,
  type LeadProblem,
  type NotAnalysableReason,
} from '@smart-triage/shared/domain/ecgAnalysis';
import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { sampleCount, selectLeads, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import type { MedianBeat } from './beats/medianBeat.ts';
import { measureEcg, type EcgMeasurements } from './measureEcg.ts';
import { leadProblems } from './quality/leadQuality.ts';
import { limbLeadsAgree } from './quality/limbLeads.ts';
import { applyRules } from './rules/applyRules.ts';
import type { Patient } from './rules/ruleInput.ts';
import { toLeadSignals } from './signal/leadSignals.ts';

const RATES_HZ = { from: 100, to: 1000 };
/** Three beats at 40/min and their T waves. */
const SHORTEST_MS = 4500;

/**
 * Everything the engine says of a recording: quality, measurements and rule results, or why it cannot be analysed. Pure: the same recording and
 * patient give the same value on every machine. Age and sex select the STEMI limits; without them the lower limits hold and the result says so.
 */
export function analyseEcg(recording: EcgRecording, patient: Patient = {}): EcgAnalysis {
  return analyseWithBeat(recording, patient).analysis;
}

/** An analysis with the median beat that it was measured on, for those who draw it; `null` when nothing could be measured. */
export type EcgReading = { analysis: EcgAnalysis; beat: MedianBeat | null };

/** The same, with the beat. `jPointMs` is where a person put the J point (from the beat's middle): everything is measured again from there. */
export function analyseWithBeat(
  recording: EcgRecording,
  patient: Patient,
  jPointMs: number | null = null,
): EcgReading {
  const recorded = recordedLeads(recording);
  const usable = new Set(recording.leads.filter((lead) => !recorded.has(lead)));
  const early = earlyReason(recording, usable);
  if (early) return notAnalysable(early, qualityOf(recording, [recorded]));
  const measured = measureEcg(toLeadSignals(selectLeads(recording, usable)), recording.rateHz, jPointMs);
  if (measured.kind === 'not-measurable')
    return notAnalysable(measured.reason, qualityOf(recording, [recorded]));
  const { disturbances, measurements, beat } = measured;
  const analysis: EcgAnalysis = {
    kind: 'analysed',
    quality: qualityOf(recording, [recorded, disturbances], measurements.leads),
    ...measurements,
    rules: applyRules(measurements, patient),
  };
  return { analysis, beat };
}

type ProblemsByLead = ReadonlyMap<Lead, readonly LeadProblem[]>;

/** Recorded leads that cannot be used as they are. A limb lead among them is computed again from two others where those are good. */
function recordedLeads(recording: EcgRecording): ProblemsByLead {
  const found = recording.leads.map((lead, index) => {
    const samples = recording.samples[index] ?? new Int16Array();
    return [lead, leadProblems(samples, recording.rateHz, recording.lsbNv)] as const;
  });
  return new Map(found.filter(([, problems]) => problems.length > 0));
}

function earlyReason(recording: EcgRecording, usable: ReadonlySet<Lead>): NotAnalysableReason | null {
  const { rateHz } = recording;
  if (!(rateHz >= RATES_HZ.from && rateHz <= RATES_HZ.to)) return 'unsupported-rate';
  if ((sampleCount(recording) / rateHz) * 1000 < SHORTEST_MS) return 'too-short';
  if (usable.size === 0) return 'no-usable-lead';
  // A lead that is flat or at its stop is told of by itself and says nothing of the others.
  return limbLeadsAgree(selectLeads(recording, usable)) ? null : 'limb-leads-inconsistent';
}

function notAnalysable(reason: NotAnalysableReason, quality: EcgQuality): EcgReading {
  return { analysis: { kind: 'not-analysable', reasons: [reason], quality }, beat: null };
}

function qualityOf(
  recording: EcgRecording,
  found: readonly ProblemsByLead[],
  measured: EcgMeasurements['leads'] = {},
): EcgQuality {
  const leads: EcgQuality['leads'] = {};
  for (const lead of STANDARD_LEADS) {
    const problems = new Set(found.flatMap((byLead) => byLead.get(lead) ?? []));
    if (!recording.leads.includes(lead) && !measured[lead]) problems.add('missing');
    if (problems.size > 0) leads[lead] = LEAD_PROBLEMS.filter((problem) => problems.has(problem));
  }
  return {
    isComplete: STANDARD_LEADS.every((lead) => measured[lead] && !leads[lead]?.includes('unstable')),
    leads,
  };
}
