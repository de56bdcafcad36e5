import { withoutShapes, type AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { EcgEvidenceSchema } from '@smart-triage/shared/domain/ecgEvidence';
import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { selectLeads } from '@smart-triage/shared/ecg/recording';
import * as ortWasm from 'onnxruntime-web/wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyseEcg } from '../ecg/analyseEcg.ts';
import { createNodeEvidenceModel, loadBundleBytes } from '../runtime/node.ts';
import { ST_TERRITORIES, withStElevation, type StTerritory } from '../testing/disturbedEcg.ts';
import { syntheticEcg } from '../testing/syntheticEcg.ts';
import { assessEvidence, proposal } from './ecgEvidence.ts';
import { EvidenceModel } from './evidenceModel.ts';

const ADULT = { ageYears: 60, sex: 'female' } as const;
const healthy = analysed();
let model: EvidenceModel;

beforeAll(async () => {
  model = await createNodeEvidenceModel();
});

afterAll(() => model.close());

function analysed(): AnalysedEcg {
  const analysis = analyseEcg(syntheticEcg(), ADULT);
  if (analysis.kind !== 'analysed') throw new Error('the healthy ECG is not analysable');
  return analysis;
}

function injured(territory: StTerritory, mv: number) {
  return analyseEcg(withStElevation(syntheticEcg(), healthy, territory, mv), ADULT);
}

describe('assessEvidence', () => {
  it('proposes 0 for a healthy ECG, in the agreed form', async () => {
    const evidence = await assessEvidence(model, healthy, ADULT);
    expect(EcgEvidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
    expect(evidence).toMatchObject({ item: 0, basis: 'model', abstained: [], assumptions: [] });
  });

  it.each([
    ['poor-quality', { quality: { isComplete: false, leads: {} } }, ADULT],
    ['atrial-fibrillation', { rhythm: 'atrial-fibrillation' }, ADULT],
    ['bundle-branch-block', { qrsClass: 'lbbb', intervals: { ...healthy.intervals, qrsMs: 130 } }, ADULT],
    ['bundle-branch-block', { qrsClass: 'rbbb', intervals: { ...healthy.intervals, qrsMs: 130 } }, ADULT],
    ['wide-qrs', { qrsClass: 'wide-other', intervals: { ...healthy.intervals, qrsMs: 140 } }, ADULT],
    ['paced', { rhythm: 'paced' }, ADULT],
    ['under-18', {}, { ageYears: 17 }],
    ['outside-training-range', { leads: enlarged(20) }, ADULT],
  ] as const)('abstains for %s and proposes nothing then', async (reason, change, patient) => {
    const evidence = await assessEvidence(model, { ...healthy, ...change }, patient);
    expect(evidence).toMatchObject({ item: null, basis: null, abstained: [reason], learned: null });
  });

  it('speaks up to 139 ms where QRS has no shape of a block, and up to 129 ms where it has', async () => {
    const intervals = { ...healthy.intervals, qrsMs: 139 };
    const evidence = await assessEvidence(model, { ...healthy, qrsClass: 'wide-other', intervals }, ADULT);
    expect(evidence).toMatchObject({ basis: 'model', abstained: [] });
    const blocked = await assessEvidence(model, { ...healthy, qrsClass: 'lbbb', intervals }, ADULT);
    expect(blocked.abstained).toEqual(['bundle-branch-block']);
    const shorter = {
      ...healthy,
      qrsClass: 'lbbb',
      intervals: { ...healthy.intervals, qrsMs: 129 },
    } as const;
    expect((await assessEvidence(model, shorter, ADULT)).abstained).toEqual([]);
  });

  it('abstains where one lead is missing, or its ST is not sure', async () => {
    const partial = analyseEcg(selectLeads(syntheticEcg(), new Set(STANDARD_LEADS.slice(0, 11))), ADULT);
    expect((await assessEvidence(model, partial, ADULT)).abstained).toContain('poor-quality');
    const V3 = { ...healthy.leads.V3, stErrorMv: 0.06 } as NonNullable<AnalysedEcg['leads']['V3']>;
    const unsure = { ...healthy, leads: { ...healthy.leads, V3 } };
    expect((await assessEvidence(model, unsure, ADULT)).abstained).toEqual(['poor-quality']);
  });

  it('abstains on an analysis that was stored before the shape of the complex was measured', async () => {
    const old = withoutShapes(healthy);
    expect((await assessEvidence(model, old, ADULT)).abstained).toEqual(['outside-training-range']);
  });

  it('never calls a recording normal that could not be analysed', async () => {
    const nothing = analyseEcg({
      ...syntheticEcg(),
      samples: STANDARD_LEADS.map(() => new Int16Array(5000)),
    });
    expect(await assessEvidence(model, nothing, ADULT)).toMatchObject({
      item: null,
      abstained: ['not-analysable'],
    });
  });

  it('says that the age is assumed when it is not known', async () => {
    const evidence = await assessEvidence(model, healthy);
    expect(evidence).toMatchObject({ item: 0, assumptions: ['age-unknown'] });
  });

  it('proposes 2 where a gate rule is met, whatever the model says and where it abstains', async () => {
    const rules = healthy.rules.map((rule) =>
      rule.rule === 'posterior' ? { ...rule, outcome: 'met' as const } : rule,
    );
    const against = await assessEvidence(model, { ...healthy, rules }, ADULT);
    expect(against).toMatchObject({ item: 2, basis: 'gate-rule', gateRules: ['posterior'] });
    expect(against.learned?.item).toBe(0);
    const paced = await assessEvidence(model, { ...healthy, rules, rhythm: 'paced' }, ADULT);
    expect(paced).toMatchObject({ item: 2, basis: 'gate-rule', abstained: ['paced'], learned: null });
  });

  it('does not take a prompt for a gate', async () => {
    const rules = healthy.rules.map((rule) =>
      rule.rule === 'wellens' ? { ...rule, outcome: 'met' as const } : rule,
    );
    expect(await assessEvidence(model, { ...healthy, rules }, ADULT)).toMatchObject({
      item: 0,
      gateRules: [],
    });
  });

  it.each([
    ['inferior', 'st-inferior'],
    ['anteroseptal', 'st-anterior'],
    ['lateral', 'st-lateral'],
  ] as const)('names the ST of the %s leads first where it was raised', async (territory, group) => {
    const { learned } = await assessEvidence(model, injured(territory, 0.25), ADULT);
    expect(learned).toMatchObject({ item: 2, decidedBy: 'injury' });
    expect(learned?.reasons[0]?.group).toBe(group);
    expect(learned?.reasons.length).toBeLessThanOrEqual(3);
    const effects = learned?.reasons.map(({ logOdds }) => logOdds) ?? [];
    expect(effects).toEqual(effects.toSorted((a, b) => b - a));
  });

  it.each(Object.keys(ST_TERRITORIES) as StTerritory[])(
    'sees more injury and never less normal with more ST elevation, %s',
    async (territory) => {
      const doses = [0, 0.1, 0.2, 0.3];
      const seen = await Promise.all(doses.map((mv) => assessEvidence(model, injured(territory, mv), ADULT)));
      const injury = seen.map(({ learned }) => learned?.probabilities.injury ?? Number.NaN);
      injury.slice(1).forEach((p, k) => {
        expect(p).toBeGreaterThanOrEqual((injury[k] ?? 0) - 0.01);
      });
      expect(injury.at(-1)).toBeGreaterThan(0.9);
    },
  );
});

describe('on every runtime', () => {
  it('writes the same JSON, digit by digit', async () => {
    ortWasm.env.wasm.numThreads = 1;
    const onWasm = await EvidenceModel.create({ ort: ortWasm, loadBytes: loadBundleBytes });
    const doses = Array.from({ length: 10 }, (_, k) => 0.04 * k);
    const cases = (Object.keys(ST_TERRITORIES) as StTerritory[]).flatMap((territory) =>
      doses.map((mv) => injured(territory, mv)),
    );
    expect(cases).toHaveLength(50);
    for (const one of cases)
      expect(JSON.stringify(await assessEvidence(onWasm, one, ADULT))).toBe(
        JSON.stringify(await assessEvidence(model, one, ADULT)),
      );
    await onWasm.close();
  });
});

describe('proposal', () => {
  const none = { normal: 0.1, miPattern: 0.1, stTChange: 0.1, injury: 0.1 };
  it.each([
    [{ injury: 0.5 }, false, 2, 'injury'],
    [{ stTChange: 0.5 }, true, 2, 'stTChange'],
    [{ stTChange: 0.5 }, false, 1, 'stTChange'],
    [{ miPattern: 0.9, stTChange: 0.6 }, false, 1, 'miPattern'],
    [{ normal: 0.9, miPattern: 0.6 }, false, 1, 'miPattern'],
    [{ normal: 0.5 }, true, 0, 'normal'],
    [{ normal: 0.49 }, false, 1, 'normal'],
  ] as const)('%o with depression %s is item %i by %s', (heads, hasDepression, item, decidedBy) => {
    expect(proposal({ ...none, ...heads }, hasDepression)).toEqual({ item, decidedBy });
  });
});

/** Voltages that no heart has, with the shape kept. */
function enlarged(factor: number): AnalysedEcg['leads'] {
  const bigger = Object.entries(healthy.leads).map(([lead, measured]) => [
    lead,
    {
      ...measured,
      rMv: measured.rMv * factor,
      sMv: measured.sMv * factor,
      qrsAreaMvMs: measured.qrsAreaMvMs * factor,
      shapeUv: measured.shapeUv?.map((uv) => (uv === null ? null : Math.round(uv * factor))),
    },
  ]);
  return Object.fromEntries(bigger) as AnalysedEcg['leads'];
}
