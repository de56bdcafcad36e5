import {
  LEAD_PROBLEMS,
  type EcgAnalysis,
  type EcgQuality,
  type LeadProblem,
  type NotAnalysableReason,
} from '@smart-triage/shared/domain/ecgAnalysis';
import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { sampleCount, selectLeads, type EcgRecording } from '@smart-triage/shared/ecg/recording';
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
  const recorded = recordedLeads(recording);
  const usable = new Set(recording.leads.filter((lead) => !recorded.has(lead)));
  const early = earlyReason(recording, usable);
  if (early) return notAnalysable(early, qualityOf(recording, [recorded]));
  const measured = measureEcg(toLeadSignals(selectLeads(recording, usable)), recording.rateHz);
  if (measured.kind === 'not-measurable')
    return notAnalysable(measured.reason, qualityOf(recording, [recorded]));
  const { disturbances, measurements } = measured;
  return {
    kind: 'analysed',
    quality: qualityOf(recording, [recorded, disturbances], measurements.leads),
    ...measurements,
    rules: applyRules(measurements, patient),
  };
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
  return limbLeadsAgree(recording) ? null : 'limb-leads-inconsistent';
}

function notAnalysable(reason: NotAnalysableReason, quality: EcgQuality): EcgAnalysis {
  return { kind: 'not-analysable', reasons: [reason], quality };
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
