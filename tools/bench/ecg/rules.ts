import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import {
  ST_TERRITORIES,
  withStElevation,
  withWander,
  type StTerritory,
} from '@smart-triage/models/testing/disturbedEcg';
import type { EcgAnalysis, EcgRuleId } from '@smart-triage/shared/domain/ecgAnalysis';
import type { BenchResult } from '../report.ts';
import { share } from './figures.ts';
import { ptbxlNormals, type NormalEcg } from './ptbxl.ts';

const ELEVATIONS_MV = [0.1, 0.15, 0.2, 0.3, 0.4];
/** From here on elevation must be found. */
const PROMISED_MV = 0.2;
/** Injection runs the engine 25 times a recording; this many tell a percent apart. */
const INJECTED_RECORDINGS = 120;
const WANDER = { amplitudeMv: 1, hz: 0.35 };
const RULES: readonly EcgRuleId[] = [
  'posterior',
  'avr-diffuse-depression',
  'smith-sgarbossa',
  'smith-4-variable',
  'de-winter',
  'wellens',
];

/** What the rules say of normal ECGs, as they are and with ST elevation or wander added. */
export function ruleResults(folder: string): BenchResult[] {
  const known = [...ptbxlNormals(`${folder}/ptbxl`, 500)].filter(({ patient }) => patient.sex !== undefined);
  const all = [...ptbxlNormals(`${folder}/ptbxl`, 100)];
  const some = known.slice(0, INJECTED_RECORDINGS);
  return [...falseAlarms(known), ...unknownPatients(all), ...injected(some), ...wandering(some)];
}

function falseAlarms(normals: readonly NormalEcg[]): BenchResult[] {
  const analyses = normals.map(({ recording, patient }) => analyseEcg(recording, patient));
  const count = (rule: EcgRuleId) => analyses.filter((analysis) => isMet(analysis, rule)).length;
  const refused = analyses.filter(({ kind }) => kind === 'not-analysable').length;
  return [
    share('Q1.stemiFalse', count('stemi'), normals.length, { atMost: 1 }),
    ...RULES.map((rule) => share(`false.${rule}`, count(rule), normals.length)),
    share('normals.refused', refused, normals.length),
  ];
}

function unknownPatients(normals: readonly NormalEcg[]): BenchResult[] {
  const met = normals.filter(({ recording }) => isMet(analyseEcg(recording), 'stemi')).length;
  return [{ ...share('stemiFalse.unknownPatient', met, normals.length), note: '100 Hz, lower limits' }];
}

function injected(normals: readonly NormalEcg[]): BenchResult[] {
  const territories = Object.keys(ST_TERRITORIES) as StTerritory[];
  const tried = new Map(ELEVATIONS_MV.map((mv) => [mv, { found: 0, n: 0 }]));
  for (const { recording, patient } of normals) {
    const original = analyseEcg(recording, patient);
    if (original.kind !== 'analysed') continue;
    for (const [mv, tally] of tried)
      for (const territory of territories) {
        tally.n++;
        if (isInjury(analyseEcg(withStElevation(recording, original, territory, mv), patient))) tally.found++;
      }
  }
  const promised = [...tried].filter(([mv]) => mv >= PROMISED_MV).map(([, tally]) => tally);
  return [
    ...[...tried].map(([mv, { found, n }]) => share(`injected.${mv.toFixed(2)}mV`, found, n)),
    share('Q1.injected', sum(promised.map(({ found }) => found)), sum(promised.map(({ n }) => n)), {
      atLeast: 98,
    }),
  ];
}

/** Of normal ECGs that were not positive before. Refusing them is right, calling them STEMI is not. */
function wandering(normals: readonly NormalEcg[]): BenchResult[] {
  const quiet = normals.filter(({ recording, patient }) => !isMet(analyseEcg(recording, patient), 'stemi'));
  const analyses = quiet.map(({ recording, patient }, seed) =>
    analyseEcg(withWander(recording, WANDER.amplitudeMv, WANDER.hz, seed), patient),
  );
  return [
    share('wander.stemi', analyses.filter((analysis) => isMet(analysis, 'stemi')).length, quiet.length),
    share('wander.refused', analyses.filter(({ kind }) => kind === 'not-analysable').length, quiet.length),
  ];
}

function isMet(analysis: EcgAnalysis, rule: EcgRuleId): boolean {
  return (
    analysis.kind === 'analysed' &&
    analysis.rules.some((result) => result.rule === rule && result.outcome === 'met')
  );
}

function isInjury(analysis: EcgAnalysis): boolean {
  return isMet(analysis, 'stemi') || isMet(analysis, 'smith-sgarbossa');
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
