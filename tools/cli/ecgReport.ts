import type { EcgFileAssessment } from '@smart-triage/models/evidence/assessFiles';
import type { ReadEcg } from '@smart-triage/models/ecg/readers/ecgFile';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { AnalysedEcg, EcgAnalysis, EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { sampleCount } from '@smart-triage/shared/ecg/recording';
import { table } from './table.ts';

/** The result of `smart-triage ecg` for a person to read. */
export function ecgReport(read: ReadEcg, { patient, analysis, evidence }: EcgFileAssessment): string {
  const lines = [...sourceLines(read, patient), '', ...qualityLines(analysis)];
  if (analysis.kind === 'analysed') lines.push('', ...measurementLines(analysis), '', ...ruleLines(analysis));
  lines.push('', ...evidenceLines(evidence));
  return `${lines.join('\n')}\n`;
}

function sourceLines({ format, recording, derived, startedAt }: ReadEcg, patient: Patient): string[] {
  const seconds = sampleCount(recording) / recording.rateHz;
  const computed = derived.length > 0 ? `, computed: ${derived.join(' ')}` : '';
  return table([
    [
      'file',
      `${format}, ${recording.rateHz} Hz, ${seconds.toFixed(1)} s, ${recording.lsbNv / 1000} µV per step`,
    ],
    ['leads', `${recording.leads.filter((lead) => !derived.includes(lead)).join(' ')}${computed}`],
    ['recorded', startedAt ?? 'not known'],
    ['patient', `age ${patient.ageYears ?? 'not known'}, sex ${patient.sex ?? 'not known'}`],
  ]);
}

function qualityLines({ quality, ...analysis }: EcgAnalysis): string[] {
  const leads = Object.entries(quality.leads).map(([lead, problems]) => `  ${lead}: ${problems.join(', ')}`);
  const verdict =
    analysis.kind === 'not-analysable'
      ? `NOT ANALYSABLE: repeat the ECG (${analysis.reasons.join(', ')})`
      : `quality: ${quality.isComplete ? 'all twelve leads usable' : 'not all twelve leads usable'}`;
  return [verdict, ...leads];
}

function measurementLines(analysis: AnalysedEcg): string[] {
  const { intervals, axes, rhythm, qrsClass } = analysis;
  const ms = (value: number | null) => (value === null ? 'not found' : `${value} ms`);
  const degrees = (value: number | null) => (value === null ? 'not found' : `${value}°`);
  const qtc = intervals.qtcMs;
  return [
    ...table([
      ['rhythm', `${rhythm}, ${intervals.heartRate}/min (RR ${intervals.rrMs} ms)`],
      ['PR', ms(intervals.prMs)],
      ['QRS', `${ms(intervals.qrsMs)}, ${qrsClass}`],
      ['QT', ms(intervals.qtMs)],
      [
        'QTc',
        qtc
          ? `${qtc.fridericia} ms Fridericia, ${qtc.bazett} Bazett, ${qtc.framingham} Framingham, ${qtc.hodges} Hodges`
          : 'not found',
      ],
      ['axes', `P ${degrees(axes.p)}, QRS ${degrees(axes.qrs)}, T ${degrees(axes.t)}`],
    ]),
    '',
    ...leadTable(analysis),
  ];
}

function leadTable({ leads }: AnalysedEcg): string[] {
  const mv = (value: number | null) => (value === null ? '-' : value.toFixed(2));
  const rows = STANDARD_LEADS.flatMap((lead) => {
    const measured = leads[lead];
    if (!measured) return [];
    const { jMv, j60Mv, stErrorMv, qMv, rMv, sMv, tMv } = measured;
    return [[lead, ...[jMv, j60Mv, stErrorMv, qMv, rMv, sMv, tMv].map(mv)]];
  });
  return table([['mV', 'ST at J', 'J+60', '±', 'Q', 'R', 'S', 'T'], ...rows]);
}

function ruleLines({ rules }: AnalysedEcg): string[] {
  return rules.flatMap((rule) => [
    `${rule.rule}: ${rule.outcome.toUpperCase().replaceAll('-', ' ')}${because(rule)}`,
    ...rule.values.map((value) => `  ${valueText(value)}`),
    ...(rule.notAssessed.length > 0 ? [`  not assessed: ${rule.notAssessed.join(' ')}`] : []),
    ...rule.assumptions.map((assumption) => `  assumed: ${assumption}, so the lower limit holds`),
    `  source: ${rule.source}`,
  ]);
}

/** A proposal for a person who confirms it; without one the item is missing, which is never normal. */
function evidenceLines(evidence: EcgEvidence | null): string[] {
  if (!evidence) return ['ECG item of HEART: no proposal (the model could not be run)'];
  const { item, basis, abstained, learned, gateRules, model } = evidence;
  const why = gateRules.length > 0 ? `${basis}: ${gateRules.join(', ')}` : basis;
  return [
    item === null
      ? 'ECG item of HEART: no proposal'
      : `ECG item of HEART: ${item} proposed (${why}), for a person to confirm`,
    ...(abstained.length > 0 ? [`  the model abstains: ${abstained.join(', ')}`] : []),
    ...(learned
      ? [
          `  ${Object.entries(learned.probabilities)
            .map(([head, p]) => `${head} ${p.toFixed(2)}`)
            .join(', ')}`,
          `  strongest: ${learned.reasons.map(({ group, logOdds }) => `${group} ${logOdds}`).join(', ')}`,
        ]
      : []),
    `  source: ${model.id} ${model.version} (${model.sha256.slice(0, 8)}), pattern labels and no outcome`,
  ];
}

function because({ outcome, leads, because: reason, weight }: EcgRuleResult): string {
  if (outcome === 'met') return ` in ${leads.join(' ')} (${weight})`;
  return reason ? ` (${reason})` : '';
}

function valueText({ lead, quantity, value, unit, threshold }: EcgRuleResult['values'][number]): string {
  const limit = threshold === null ? '' : `, threshold ${threshold} ${unit}`;
  return `${lead ? `${lead} ` : ''}${quantity} ${Math.round(value * 1000) / 1000} ${unit}${limit}`;
}
