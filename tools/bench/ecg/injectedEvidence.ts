import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { ecgFeatures } from '@smart-triage/models/ecg/features/ecgFeatures';
import { assessEvidence, PRESENT_FROM } from '@smart-triage/models/evidence/ecgEvidence';
import type { EvidenceModel } from '@smart-triage/models/evidence/evidenceModel';
import { ST_TERRITORIES, withStElevation, type StTerritory } from '@smart-triage/models/testing/disturbedEcg';
import { loadBestPtbxl, ptbxlRecords } from '@smart-triage/models/testing/ptbxl';
import type { EvidenceAbstention } from '@smart-triage/shared/domain/ecgEvidence';
import type { BenchResult } from '../report.ts';
import { byReason } from './evidence.ts';
import { share } from './figures.ts';

export const ELEVATIONS_MV = [0.1, 0.15, 0.2, 0.3, 0.4];

type Tried = {
  readonly territory: StTerritory;
  readonly mv: number;
  /** The trees gave injury an even chance or more, also where the model then keeps silent. */
  readonly byTrees: boolean;
  /** The model spoke and said so. */
  readonly byModel: boolean;
  readonly isSilent: boolean;
  readonly abstained: readonly EvidenceAbstention[];
  readonly byRule: boolean;
};

/**
 * ST elevation added to normal recordings of fold 9, whose patients trained nothing. It is made as the simulated injury of the training was: it shows
 * that the model learned it, and nothing about real infarcts. `Q2.injectedSe` is about the trees, as `Q2.miAuc` is; in the other figures a model that
 * abstains has missed.
 */
export async function injectedEvidenceResults(model: EvidenceModel, folder: string): Promise<BenchResult[]> {
  const tried: Tried[] = [];
  let [falseInjury, normals] = [0, 0];
  for (const { id, patient, superclasses, split } of ptbxlRecords(`${folder}/ptbxl`)) {
    if (split !== 'val' || !superclasses.has('NORM') || superclasses.size > 1) continue;
    const recording = loadBestPtbxl(`${folder}/ptbxl`, id);
    const original = recording && analyseEcg(recording, patient);
    if (!recording || original?.kind !== 'analysed') continue;
    normals++;
    if ((await assessEvidence(model, original, patient)).learned?.decidedBy === 'injury') falseInjury++;
    for (const territory of Object.keys(ST_TERRITORIES) as StTerritory[])
      for (const mv of ELEVATIONS_MV) {
        const raised = analyseEcg(withStElevation(recording, original, territory, mv), patient);
        const { learned, gateRules, abstained } = await assessEvidence(model, raised, patient);
        const byModel = learned?.decidedBy === 'injury';
        const byTrees =
          raised.kind === 'analysed' &&
          (await model.run(ecgFeatures(raised))).probability.injury >= PRESENT_FROM;
        tried.push({
          territory,
          mv,
          byTrees,
          byModel,
          isSilent: learned === null,
          abstained,
          byRule: gateRules.length > 0,
        });
      }
  }
  return [...figures(tried), share('evidence.falseInjury', falseInjury, normals)];
}

function figures(tried: readonly Tried[]): BenchResult[] {
  const of = (id: string, some: readonly Tried[], found: (one: Tried) => boolean) =>
    share(id, some.filter(found).length, some.length);
  const sets: [string, readonly Tried[]][] = [
    ...ELEVATIONS_MV.map(
      (mv) => [`${mv.toFixed(2)}mV`, tried.filter((one) => one.mv === mv)] as [string, Tried[]],
    ),
    ...Object.keys(ST_TERRITORIES).map(
      (territory) => [territory, tried.filter((one) => one.territory === territory)] as [string, Tried[]],
    ),
  ];
  return [
    {
      ...of('Q2.injectedSe', tried, ({ byTrees }) => byTrees),
      target: { atLeast: 95 },
      note: 'simulated as in training; the trees alone',
    },
    of('injected.evidence', tried, ({ byModel }) => byModel),
    of('injected.either', tried, ({ byModel, byRule }) => byModel || byRule),
    of('injected.abstained', tried, ({ isSilent }) => isSilent),
    ...byReason('injected.abstained', tried, tried.length),
    ...sets.flatMap(([name, some]) => [
      of(`injected.evidence.${name}`, some, ({ byModel }) => byModel),
      of(`injected.gate.${name}`, some, ({ byRule }) => byRule),
    ]),
  ];
}
