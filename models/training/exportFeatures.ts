import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { writeFileSync } from 'node:fs';
import { analyseEcg } from '../src/ecg/analyseEcg.ts';
import { ECG_FEATURES, ecgFeatures } from '../src/ecg/features/ecgFeatures.ts';
import { createRandom } from '../src/simulator/random.ts';
import { ST_TERRITORIES, withStElevation, type StTerritory } from '../src/testing/disturbedEcg.ts';
import { loadPtbxl, ptbxlRecords, SUPERCLASSES, type PtbxlRecord } from '../src/testing/ptbxl.ts';
import { findRecordings } from '../src/testing/recordings.ts';

/**
 * `node exportFeatures.ts FILE` writes what the trees learn from: a line for each PTB-XL recording at each rate that it is there at, and for each
 * normal training recording two with simulated injury. Python sees these numbers and never a signal.
 */

const SEED = 20261123;
const INJURIES = 2;
/** From barely visible to a clear infarct, in mV. */
const INJURY_MV = { from: 0.08, to: 0.5 };

const [, , target] = process.argv;
const recordings = findRecordings();
if (target === undefined || recordings === null)
  throw new Error('usage: exportFeatures.ts FILE, with the recordings in SMART_TRIAGE_ECG_DIR');
const folder = `${recordings}/ptbxl`;
const random = createRandom(SEED);
const header = [
  'id',
  'split',
  'rate',
  'injuryMv',
  'territory',
  ...SUPERCLASSES,
  ...ECG_FEATURES.map(({ name }) => name),
];
const table = ptbxlRecords(folder).flatMap((record) => linesOf(record));
writeFileSync(target, `${[header.join(','), ...table].join('\n')}\n`);
process.stdout.write(`${table.length} lines of ${ECG_FEATURES.length} features\n`);

function linesOf(record: PtbxlRecord): string[] {
  const rates = ([100, 500] as const).flatMap((rate) => {
    const recording = loadPtbxl(folder, record.id, rate);
    return recording ? [{ rate, recording }] : [];
  });
  const simulated = record.split === 'train' && record.superclasses.has('NORM') ? rates.slice(-1) : [];
  return [
    ...rates.flatMap(({ rate, recording }) => line(record, rate, recording, null)),
    ...simulated.flatMap(({ rate, recording }) =>
      Array.from({ length: INJURIES }, () => injury()).flatMap((one) => line(record, rate, recording, one)),
    ),
  ];
}

type Injury = { readonly territory: StTerritory; readonly mv: number };

function injury(): Injury {
  const territories = Object.keys(ST_TERRITORIES) as StTerritory[];
  const territory = territories[Math.floor(random.uniform() * territories.length)] ?? 'anterior';
  return { territory, mv: INJURY_MV.from + random.uniform() * (INJURY_MV.to - INJURY_MV.from) };
}

/** None for a recording that the engine refuses or measures in part: the model never sees such a one either. */
function line(
  record: PtbxlRecord,
  rate: number,
  recording: EcgRecording,
  simulated: Injury | null,
): string[] {
  const original = analyseEcg(recording);
  if (original.kind !== 'analysed') return [];
  const analysis = simulated
    ? analyseEcg(withStElevation(recording, original, simulated.territory, simulated.mv))
    : original;
  if (analysis.kind !== 'analysed' || !STANDARD_LEADS.every((lead) => analysis.leads[lead])) return [];
  const labels = SUPERCLASSES.map((name) => (record.superclasses.has(name) ? 1 : 0));
  const about = [record.id, record.split, rate, simulated?.mv.toFixed(3) ?? '', simulated?.territory ?? ''];
  const features = Array.from(ecgFeatures(analysis), (value) => (Number.isNaN(value) ? '' : value));
  return [[...about, ...labels, ...features].join(',')];
}
