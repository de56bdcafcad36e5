import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { ecgFeatures } from '@smart-triage/models/ecg/features/ecgFeatures';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import { assessEvidence } from '@smart-triage/models/evidence/ecgEvidence';
import type { EvidenceModel, HeadValues } from '@smart-triage/models/evidence/evidenceModel';
import { loadBestPtbxl, ptbxlRecords, type PtbxlRecord } from '@smart-triage/models/testing/ptbxl';
import { loadWfdb } from '@smart-triage/models/testing/recordings';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { EVIDENCE_ABSTENTIONS, type EvidenceAbstention } from '@smart-triage/shared/domain/ecgEvidence';
import type { BenchResult, Target } from '../report.ts';
import { auc, bootstrapInterval, brier, calibration, type Judged } from './discrimination.ts';
import { share } from './figures.ts';
import { ludbIschaemia } from './ludbDiagnoses.ts';

/** One recording that the engine could analyse, with the model's probabilities also where it would abstain. */
type Seen = {
  readonly probability: HeadValues;
  readonly isSilent: boolean;
  readonly abstained: readonly EvidenceAbstention[];
};
type SeenRecord = Seen & { readonly record: PtbxlRecord };

/** PTB-XL's fold 9, whose patients are in no training row, and LUDB, which trained nothing of the model. */
export async function evidenceResults(model: EvidenceModel, folder: string): Promise<BenchResult[]> {
  const records = ptbxlRecords(`${folder}/ptbxl`).filter(({ split }) => split === 'val');
  const val: SeenRecord[] = [];
  for (const record of records) {
    const recording = loadBestPtbxl(`${folder}/ptbxl`, record.id);
    const seen = recording && (await see(model, recording, record.patient));
    if (seen) val.push({ ...seen, record });
  }
  const refused = records.length - val.length;
  return [
    ...onVal(val),
    ...(await onLudb(model, `${folder}/ludb`)),
    share('evidence.abstained', refused + silent(val).length, records.length),
    ...byReason('evidence.abstained', val, records.length),
    share(
      'evidence.abstained.normals',
      silent(val.filter(({ record }) => isNormal(record))).length,
      val.filter(({ record }) => isNormal(record)).length,
    ),
  ];
}

async function see(model: EvidenceModel, recording: EcgRecording, patient: Patient): Promise<Seen | null> {
  const analysis = analyseEcg(recording, patient);
  if (analysis.kind !== 'analysed') return null;
  const { probability } = await model.run(ecgFeatures(analysis));
  const { abstained } = await assessEvidence(model, analysis, patient);
  return { probability, isSilent: abstained.length > 0, abstained };
}

function onVal(val: readonly SeenRecord[]): BenchResult[] {
  const judge = (seen: readonly SeenRecord[], head: keyof HeadValues, label: 'NORM' | 'MI' | 'STTC') =>
    seen.map(({ probability, record }) => ({
      probability: probability[head],
      isPositive: record.superclasses.has(label),
    }));
  const mi = judge(val, 'miPattern', 'MI');
  const speaking = val.filter(({ isSilent }) => !isSilent);
  return [
    discrimination('Q2.miAuc', mi, { atLeast: 0.93 }),
    discrimination('evidence.miAuc.notAbstained', judge(speaking, 'miPattern', 'MI')),
    discrimination('evidence.miOrIschaemiaAuc', miOrIschaemia(val)),
    discrimination('evidence.stTChangeAuc', judge(val, 'stTChange', 'STTC')),
    discrimination('evidence.normalAuc', judge(val, 'normal', 'NORM')),
    ...calibrationOf('miPattern', mi),
    ...calibrationOf('stTChange', judge(val, 'stTChange', 'STTC')),
    ...calibrationOf('normal', judge(val, 'normal', 'NORM')),
  ];
}

/** A recording of class STTC whose single statements are not known may or may not be ischaemic: it is left out. */
function miOrIschaemia(val: readonly SeenRecord[]): Judged[] {
  return val.flatMap(({ probability, record: { superclasses, codes } }) => {
    const isOpen = superclasses.has('STTC') && !superclasses.has('MI') && codes === null;
    const isIschaemic = codes?.some((code) => code.startsWith('ISC')) ?? false;
    const isPositive = superclasses.has('MI') || isIschaemic;
    return isOpen ? [] : [{ probability: anyChange(probability), isPositive }];
  });
}

/** LUDB's own words: any ischaemia, scar or STEMI. */
async function onLudb(model: EvidenceModel, folder: string): Promise<BenchResult[]> {
  const { all, ischaemic } = ludbIschaemia(folder);
  const judged: (Judged & { isSilent: boolean })[] = [];
  for (const id of all) {
    const seen = await see(model, loadWfdb(`${folder}/${id}`), {});
    if (seen)
      judged.push({
        probability: anyChange(seen.probability),
        isPositive: ischaemic.has(id),
        isSilent: seen.isSilent,
      });
  }
  return [
    discrimination('evidence.ludb.ischaemiaAuc', judged),
    discrimination(
      'evidence.ludb.ischaemiaAuc.notAbstained',
      judged.filter(({ isSilent }) => !isSilent),
    ),
    share('evidence.ludb.abstained', all.length - judged.length + silent(judged).length, all.length),
  ];
}

/** As if the heads were independent: one number to order recordings by, no probability. */
function anyChange({ miPattern, stTChange, injury }: HeadValues): number {
  return 1 - (1 - miPattern) * (1 - stTChange) * (1 - injury);
}

function discrimination(id: string, judged: readonly Judged[], target?: Target): BenchResult {
  const [low, high] = bootstrapInterval(judged);
  const positives = judged.filter(({ isPositive }) => isPositive).length;
  return {
    id,
    value: auc(judged),
    unit: 'AUC',
    n: judged.length,
    spread: `[${low.toFixed(3)}-${high.toFixed(3)}], ${positives} positive`,
    ...(target && { target }),
  };
}

function calibrationOf(head: string, judged: readonly Judged[]): BenchResult[] {
  const { slope, intercept } = calibration(judged);
  const n = judged.length;
  return [
    { id: `evidence.${head}.brier`, value: brier(judged), unit: '', n },
    {
      id: `evidence.${head}.calibrationSlope`,
      value: slope,
      unit: '',
      n,
      spread: `intercept ${intercept.toFixed(2)}`,
    },
  ];
}

function silent<T extends { readonly isSilent: boolean }>(seen: readonly T[]): T[] {
  return seen.filter(({ isSilent }) => isSilent);
}

/** A recording with two reasons counts under both. */
export function byReason(
  id: string,
  seen: readonly { readonly abstained: readonly EvidenceAbstention[] }[],
  n: number,
): BenchResult[] {
  return EVIDENCE_ABSTENTIONS.map((reason) => {
    const count = seen.filter(({ abstained }) => abstained.includes(reason)).length;
    return share(`${id}.${reason}`, count, n);
  });
}

function isNormal({ superclasses }: PtbxlRecord): boolean {
  return superclasses.has('NORM') && superclasses.size === 1;
}
