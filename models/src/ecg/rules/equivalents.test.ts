import { describe, expect, it } from 'vitest';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { ruleInputOf, st } from '../../testing/ruleInputs.ts';
import { avrDiffuseDepression } from './avrDiffuseDepression.ts';
import { deWinter } from './deWinter.ts';
import { posterior } from './posterior.ts';
import { fourVariableScore, smithFourVariable } from './smithFourVariable.ts';
import { smithSgarbossa } from './smithSgarbossa.ts';
import { wellens } from './wellens.ts';

describe('posterior infarct', () => {
  const mirrored = { V2: st(-0.1), V3: st(-0.08) };

  it('is met by horizontal depression in V2 and V3 with upright T', () => {
    expect(posterior(ruleInputOf(mirrored))).toMatchObject({ outcome: 'met', leads: ['V2', 'V3'] });
  });

  it.each([
    ['in one lead only', { V2: st(-0.1) }],
    ['with inverted T', { V2: { ...st(-0.1), tMv: -0.2 }, V3: st(-0.08) }],
    ['that is upsloping', { V2: { ...st(-0.1), j60Mv: 0 }, V3: st(-0.08) }],
    ['that is deepest in V5', { ...mirrored, V5: st(-0.2) }],
  ])('is not met by depression %s', (_, leads) => {
    expect(posterior(ruleInputOf(leads))).toMatchObject({ outcome: 'not-met', leads: [] });
  });

  it('is not judged without V2 or on a wide QRS', () => {
    expect(posterior(ruleInputOf({ V2: undefined })).because).toBe('leads-missing');
    expect(posterior(ruleInputOf(mirrored, { conduction: 'wide' })).because).toBe('wide-qrs');
  });
});

describe('aVR elevation with diffuse depression', () => {
  const depressed = (count: number) =>
    Object.fromEntries(
      (['I', 'II', 'aVL', 'V3', 'V4', 'V5', 'V6'] as const).slice(0, count).map((l) => [l, st(-0.1)]),
    );

  it('needs six depressed leads and aVR or V1', () => {
    expect(avrDiffuseDepression(ruleInputOf({ ...depressed(6), aVR: st(0.1) })).outcome).toBe('met');
    expect(avrDiffuseDepression(ruleInputOf({ ...depressed(6), V1: st(0.1) })).outcome).toBe('met');
    expect(avrDiffuseDepression(ruleInputOf({ ...depressed(5), aVR: st(0.1) })).outcome).toBe('not-met');
    expect(avrDiffuseDepression(ruleInputOf(depressed(7))).outcome).toBe('not-met');
  });
});

describe('Smith-modified Sgarbossa criteria', () => {
  const negative = (jMv: number, sMv: number) => ({ ...st(jMv), rMv: 0.1, sMv, qrsAreaMvMs: -40 });
  const wide = (leads: Partial<Record<Lead, object>>) =>
    smithSgarbossa(ruleInputOf(leads, { conduction: 'wide' }));

  it.each([
    ['concordant elevation in one lead', { V5: st(0.1) }, ['V5']],
    ['concordant depression in V2', { V2: negative(-0.1, -1) }, ['V2']],
    ['elevation of a quarter of S', { V3: negative(0.25, -1) }, ['V3']],
    ['elevation of a quarter of a QS', { V1: { ...negative(0.25, 0), qMv: -1, rMv: 0 } }, ['V1']],
  ])('are met by %s', (_, leads, found) => {
    expect(wide(leads)).toMatchObject({ outcome: 'met', leads: found });
  });

  it.each([
    ['elevation of less than a quarter of S', { V3: negative(0.24, -1) }],
    ['elevation below 0.1 mV beside a small S', { V3: negative(0.09, -0.2) }],
    ['concordant depression outside V1 to V3', { V4: negative(-0.2, -1) }],
    ['discordant depression', { V6: st(-0.3) }],
  ])('are not met by %s', (_, leads) => {
    expect(wide(leads).outcome).toBe('not-met');
  });

  it('are for wide complexes only', () => {
    expect(smithSgarbossa(ruleInputOf({ V5: st(0.3) })).because).toBe('narrow-qrs');
  });
});

describe('Smith 4-variable formula', () => {
  it('is 1.062·STE60V3 + 0.052·QTc − 0.151·QRSV2 − 0.268·RV4 in mm and ms', () => {
    expect(fourVariableScore(0.2, 400, 1.5, 1)).toBe(17.98);
    expect(fourVariableScore(0.3, 420, 1, 0.5)).toBe(22.18);
  });

  const subtle = {
    V2: { ...st(0.1), rMv: 0.3, sMv: -0.7 },
    V3: st(0.15),
    V4: { ...st(0.08), rMv: 0.4, sMv: 0 },
  };

  const elevatedAfterJ = Object.fromEntries(
    Object.entries(subtle).map(([lead, measured]) => [lead, { ...measured, jMv: 0.09 }]),
  );

  it('prompts on subtle elevation with small R and long QT', () => {
    expect(smithFourVariable(ruleInputOf(subtle))).toMatchObject({ outcome: 'met', weight: 'prompt' });
  });

  it('takes QT as measured below 60 per minute', () => {
    const slow = smithFourVariable(ruleInputOf(subtle, { heartRate: 50, qtMs: 400, qtcBazettMs: 365 }));
    expect(slow.values[0]?.value).toBe(fourVariableScore(0.15, 400, 1, 0.4));
  });

  it.each([
    ['stemi-met', { ...subtle, V4: { ...st(0.2), rMv: 0.4 }, V5: st(0.2) }, {}],
    ['no-st-elevation', {}, {}],
    ['no-st-elevation', elevatedAfterJ, {}],
    ['left-ventricular-hypertrophy', { ...subtle, V1: { sMv: -2.5 }, V5: { rMv: 1.5 } }, {}],
    ['wide-qrs', subtle, { conduction: 'wide' as const }],
    ['leads-missing', subtle, { qtMs: null, qtcBazettMs: null }],
  ])('does not apply: %s', (because, leads, rest) => {
    expect(smithFourVariable(ruleInputOf(leads, rest))).toMatchObject({ outcome: 'not-applicable', because });
  });
});

describe('prompts', () => {
  const upsloping = { jMv: -0.15, j20Mv: -0.12, j40Mv: -0.05, j60Mv: 0.05, j80Mv: 0.15, tMv: 0.9 };

  it('de Winter needs upsloping depression over 0.1 mV into tall T in two neighbours', () => {
    expect(deWinter(ruleInputOf({ V3: upsloping, V4: upsloping })).leads).toEqual(['V3', 'V4']);
    expect(deWinter(ruleInputOf({ V3: upsloping })).outcome).toBe('not-met');
    expect(deWinter(ruleInputOf({ V3: upsloping, V4: { ...upsloping, tMv: 0.2 } })).outcome).toBe('not-met');
    expect(deWinter(ruleInputOf({ V3: st(-0.15), V4: st(-0.15) })).outcome).toBe('not-met');
  });

  it('Wellens needs the T pattern in V2 and V3 with R kept and no ST elevation', () => {
    const biphasic = { tShape: 'up-down', tMinMv: -0.1, tMaxMv: 0.1, tMv: 0.1 } as const;
    const deep = { tShape: 'down', tMinMv: -0.4, tMaxMv: 0, tMv: -0.4 } as const;
    expect(wellens(ruleInputOf({ V2: biphasic, V3: biphasic })).outcome).toBe('met');
    expect(wellens(ruleInputOf({ V2: deep, V3: biphasic })).outcome).toBe('met');
    expect(wellens(ruleInputOf({ V2: { ...deep, tMinMv: -0.1 }, V3: deep })).outcome).toBe('not-met');
    expect(wellens(ruleInputOf({ V2: { ...deep, rMv: 0 }, V3: deep })).outcome).toBe('not-met');
    expect(wellens(ruleInputOf({ V2: { ...deep, ...st(0.15) }, V3: deep })).outcome).toBe('not-met');
  });
});
