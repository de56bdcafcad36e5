import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import { ECG_FEATURES } from '../ecg/features/ecgFeatures.ts';
import { OPSET } from '../onnx/graphBuilder.ts';
import { buildEvidenceModel, EVIDENCE_OUTPUT } from './evidenceGraph.ts';
import { EvidenceMetadataSchema, type EvidenceMetadata } from './evidenceMetadata.ts';
import type { TrainedEvidence } from './trainedEvidence.ts';

export const EVIDENCE_FOLDER = 'ecg-evidence/1.1.0';

/** Every built file of the bundle by its path inside the bundles folder. Throws when the trees were grown on other features than these. */
export async function evidenceBundleFiles(trained: TrainedEvidence): Promise<Map<string, Uint8Array>> {
  const names = ECG_FEATURES.map(({ name }) => name);
  if (names.join() !== trained.features.join())
    throw new RangeError('trained on other features: train again');
  const model = buildEvidenceModel(trained);
  return new Map([
    [`${EVIDENCE_FOLDER}/model.onnx`, model],
    [`${EVIDENCE_FOLDER}/metadata.json`, jsonFile(metadataOf(trained, await sha256Hex(model)), 2)],
    [`${EVIDENCE_FOLDER}/golden/grid.json`, jsonFile(goldenGrid(trained))],
  ]);
}

function metadataOf(trained: TrainedEvidence, sha256: string): EvidenceMetadata {
  const heads = trained.heads.map(({ name }) => name);
  return EvidenceMetadataSchema.parse({
    id: 'ecg-evidence',
    version: '1.1.0',
    name: 'ECG evidence',
    sha256,
    opset: OPSET,
    unit: 'probability',
    input: { name: 'inputs', type: 'float64', columns: columnsOf(trained) },
    outputs: [
      { name: EVIDENCE_OUTPUT.logOdds, type: 'float64', columns: heads, meaning: 'calibrated log-odds' },
      {
        name: EVIDENCE_OUTPUT.probability,
        type: 'float64',
        columns: heads,
        meaning: 'calibrated probability',
      },
    ],
    mostOutside: trained.mostOutside,
    endpoint: 'not an outcome: what a reader wrote on the ECG (pattern label)',
    horizonDays: null,
    trainingData: [
      `PTB-XL 1.0.3, official folds 1 to 8 of ids 1 to 1999, CC BY 4.0: ${trained.rows.real} feature rows`,
      `simulated injury: ST elevation of 0.08 to 0.5 mV computed into normal recordings of the same folds: ${trained.rows.simulated} feature rows`,
    ],
    sources: ['Wagner et al. 2020, Scientific Data 7:154 (PTB-XL)', 'models/training in this project'],
    intendedUse: "proposes HEART's ECG item to a person who confirms it",
    notFor: [
      'deciding without a person',
      'lowering what a gate rule says',
      'atrial fibrillation, bundle branch block shape of 130 ms or more, other QRS of 140 ms or more, pacing, under 18, poor recordings: it abstains',
    ],
    changelog: {
      '1.0.0': 'first version',
      '1.1.0': 'sees the shape of the complex as well; speaks on complexes of block shape under 130 ms',
    },
  });
}

function columnsOf({ ranges, typicalNormal }: TrainedEvidence): EvidenceMetadata['input']['columns'] {
  return ECG_FEATURES.map(({ name, unit, group, meaning }, k) => {
    const [range, typical] = [ranges[k], typicalNormal[k]];
    if (range === undefined || typical === undefined) throw new RangeError(`no range for ${name}`);
    return { name, unit, range, meaning, group, typicalNormal: typical };
  });
}

/** XGBoost's own answers with the calibration applied: what every runtime must say. */
function goldenGrid({ features, goldenRows, heads }: TrainedEvidence) {
  return {
    columns: features,
    heads: heads.map(({ name }) => name),
    cases: goldenRows.map((row, k) => ({
      row,
      logOdds: heads.map(
        ({ slope, intercept, goldenMargins }) => slope * (goldenMargins[k] ?? 0) + intercept,
      ),
    })),
  };
}

function jsonFile(value: unknown, indent?: number): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, indent)}\n`);
}
