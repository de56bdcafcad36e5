import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId, HospitalId } from '@smart-triage/shared/domain/ids';
import {
  CARDIOLOGIST,
  CREW,
  caseEvents,
  caseStateAfter,
  OPENED,
} from '@smart-triage/shared/testing/caseEvents';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { caseBundle } from './caseBundle.ts';

const AT = instant(1_700_000_000_000);
const EARLIER = instant(AT - 240_000);
const HOSPITALS = [{ id: 'lumc' as HospitalId, name: 'LUMC' }] as Hospital[];
const VITALS: CaseFact[] = [
  {
    type: 'vitals-recorded',
    reading: { measuredAt: EARLIER, source: 'monitor', values: { systolicBp: 141, diastolicBp: 84 } },
  },
  {
    type: 'vitals-recorded',
    reading: {
      measuredAt: AT,
      source: 'monitor',
      values: { systolicBp: 132, heartRate: 88, spo2: 97, temperature: 36.8 },
    },
  },
];
const HISTORY: CaseFact = {
  type: 'intake-changed',
  changes: {
    sex: 'female',
    troponin: { assay: 'roche-cobas-h232-tnt', comparator: '<', valueNgL: 40, sampledAt: AT },
  },
};
const DECIDED: CaseFact = {
  type: 'decision-recorded',
  decision: {
    id: '0b7f0a52-6c9b-4f0c-9d57-0e6a5f6f9b02' as DecisionId,
    disposition: { kind: 'transport', hospital: 'lumc' as HospitalId, urgency: 'A1' },
    reason: 'ST elevation',
    patientWish: '',
    shownScores: [],
    decidedBy: CARDIOLOGIST,
    crew: CREW,
    decidedAt: AT,
  },
};

type Found = Record<string, unknown> & { resourceType: string; id: string };

function exported(...facts: CaseFact[]) {
  const state = caseStateAfter(caseEvents(OPENED, ...facts));
  const { entry } = caseBundle(state, { hospitals: HOSPITALS, now: AT });
  const resources = entry.map(({ resource }) => resource as Found);
  return {
    entry,
    resources,
    withCode: (code: string) =>
      resources.filter((one) => JSON.stringify(one['code'] ?? '').includes(`"${code}"`)),
  };
}

describe('[HA5] a case as a FHIR bundle', () => {
  it('holds only references that it can follow, and says that a simulated patient is test data', () => {
    const { entry } = exported(...VITALS, HISTORY, DECIDED);
    const known = new Set(entry.map(({ fullUrl }) => fullUrl));
    expect(known.size).toBe(entry.length);
    const wanted = [...JSON.stringify(entry).matchAll(/"reference":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(wanted.length).toBeGreaterThan(entry.length - 3);
    expect(wanted.filter((to) => !known.has(to))).toEqual([]);
    for (const { resource } of entry)
      expect(resource).toMatchObject({ meta: { security: [{ code: 'HTEST' }] } });
  });

  it('has a patient of whom nothing is known but the sex', () => {
    const { resources } = exported(HISTORY);
    const patient = resources.find(({ resourceType }) => resourceType === 'Patient');
    expect(Object.keys(patient ?? {}).sort()).toEqual(['gender', 'id', 'meta', 'resourceType']);
    expect(patient).toMatchObject({ gender: 'female' });
    expect(exported().resources).toContainEqual(expect.objectContaining({ gender: 'unknown' }));
  });

  it('gives each vital sign its LOINC code, its UCUM unit and its own time', () => {
    const { withCode } = exported(...VITALS);
    expect(withCode('8867-4')).toMatchObject([
      { valueQuantity: { value: 88, system: 'http://unitsofmeasure.org', code: '/min' } },
    ]);
    expect(withCode('8310-5')).toMatchObject([{ valueQuantity: { value: 36.8, code: 'Cel' } }]);
    expect(withCode('2708-6')).toMatchObject([{ valueQuantity: { value: 97, code: '%' } }]);
    expect(withCode('9279-1')).toEqual([]);
  });

  it('does not make one blood pressure of two measurements', () => {
    const panels = exported(...VITALS).withCode('85354-9');
    expect(panels.map(({ effectiveDateTime }) => effectiveDateTime)).toEqual([
      new Date(AT).toISOString(),
      new Date(EARLIER).toISOString(),
    ]);
    expect(panels).toMatchObject([
      { component: [{ valueQuantity: { value: 132, code: 'mm[Hg]' } }, { dataAbsentReason: {} }] },
      { component: [{ dataAbsentReason: {} }, { valueQuantity: { value: 84 } }] },
    ]);
  });

  it('keeps the comparator and the assay of a troponin, and gives no code that no source confirms', () => {
    const [troponin] = exported(HISTORY).resources.filter(({ code }) =>
      JSON.stringify(code ?? '').includes('cobas h232'),
    );
    expect(troponin).toMatchObject({ valueQuantity: { comparator: '<', value: 40, unit: 'ng/L' } });
    expect(troponin?.['code']).not.toHaveProperty('coding');
  });

  it('has the decision as what was asked of whom', () => {
    const { resources } = exported(DECIDED);
    expect(resources.at(-1)).toMatchObject({
      ...{ resourceType: 'ServiceRequest', status: 'active', intent: 'order' },
      performer: [{ display: 'LUMC' }],
      orderDetail: [{ text: 'urgency A1' }],
    });
  });

  it('names recorded video by where it is asked for, and takes no picture along', () => {
    const { resources } = exported(
      { type: 'video-consent-noted', answer: { answer: 'given', keptDays: 30 } },
      { type: 'video-recording-started' },
    );
    const media = resources.filter(({ resourceType }) => resourceType === 'Media');
    expect(media).toMatchObject([{ status: 'in-progress', content: { contentType: 'video/webm' } }]);
    expect(JSON.stringify(media)).toMatch(/\/api\/v1\/cases\/[0-9a-f-]+\/video"/);
    expect(JSON.stringify(media)).not.toContain('"data"');
  });
});
