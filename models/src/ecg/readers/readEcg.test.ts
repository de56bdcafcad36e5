import { describe, expect, it } from 'vitest';
import { MISSING_SAMPLE, samplesOf } from '@smart-triage/shared/ecg/recording';
import { syntheticEcg } from '../../testing/syntheticEcg.ts';
import type { ProjectEcg } from './json/projectJson.ts';
import { readEcg } from './readEcg.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const HEALTHY = syntheticEcg();

function projectFile(changes: Partial<Record<keyof ProjectEcg, unknown>> = {}): Uint8Array {
  const leads = Object.fromEntries(
    HEALTHY.leads.map((lead, i) => [lead, [...(HEALTHY.samples[i] ?? [])]] as const),
  );
  const { rateHz, lsbNv } = HEALTHY;
  return utf8(JSON.stringify({ format: 'smart-triage-ecg', version: 1, rateHz, lsbNv, leads, ...changes }));
}

function only(...leads: string[]) {
  const all = JSON.parse(new TextDecoder().decode(projectFile())) as { leads: Record<string, number[]> };
  return Object.fromEntries(Object.entries(all.leads).filter(([lead]) => leads.includes(lead)));
}

describe("readEcg of the project's own JSON", () => {
  it('gives the samples as they stand, null as missing, and the patient apart', () => {
    const leads = { V1: [1, null, -3] };
    const patient = { sex: 'female', ageYears: 61, id: 'x' };
    const read = readEcg(projectFile({ leads, patient, startedAt: '2026-01-02T03:04:05' }));
    expect(read).toMatchObject({
      format: 'smart-triage',
      startedAt: '2026-01-02T03:04:05',
      patient,
      derived: [],
    });
    expect([...(samplesOf(read.recording, 'V1') ?? [])]).toEqual([1, MISSING_SAMPLE, -3]);
  });

  it.each([
    ['I and II', ['I', 'II']],
    ['aVR and aVF', ['aVR', 'aVF']],
    ['III and aVL', ['III', 'aVL']],
  ])('fills the other four limb leads from %s within two steps, marked as derived', (_, given) => {
    const { recording, derived } = readEcg(projectFile({ leads: only(...given) }));
    expect(recording.leads).toEqual(['I', 'II', 'III', 'aVR', 'aVL', 'aVF']);
    expect([...derived, ...given].toSorted()).toEqual([...recording.leads].toSorted());
    for (const lead of derived) {
      const [found, truth] = [samplesOf(recording, lead), samplesOf(HEALTHY, lead)];
      const apart = [...(found ?? [])].map((value, i) => Math.abs(value - (truth?.[i] ?? 0)));
      expect(Math.max(...apart)).toBeLessThanOrEqual(2);
    }
  });

  it('derives nothing from a lead that is flat', () => {
    const leads = only('I', 'II');
    const read = readEcg(projectFile({ leads: { ...leads, I: leads['II']!.map(() => 0) } }));
    expect(read.derived).toEqual([]);
    expect(read.recording.leads).toEqual(['I', 'II']);
  });

  it.each([
    ['no leads', { leads: {} }, /leads/],
    ['leads of different lengths', { leads: { I: [1], II: [1, 2] } }, /samples/],
    ['a rate beyond the limits', { rateHz: 2000 }, /rateHz/],
    ['a sample that is no whole number', { leads: { I: [0.5] } }, /leads\.I\.0/],
  ])('refuses %s', (_, changes, message) => {
    expect(() => readEcg(projectFile(changes))).toThrow(message);
  });

  it('says nothing of a value, even of a text that is not JSON', () => {
    expect(() => readEcg(utf8('{"patient": "Jansen'))).toThrow(/^smart-triage: JSON at the whole file/);
  });
});

describe('readEcg of WFDB', () => {
  const header = `r 1 500 2 10:20:30 05/04/2003\nr.dat 16 1000(0)/mV 16 0 5 12 0 V1\n# 61 F`;
  const data = Uint8Array.from([5, 0, 7, 0]);

  it('finds the header among the files by its content, whatever the names', () => {
    const read = readEcg([
      { name: 'a', bytes: data },
      { name: 'b', bytes: utf8(header) },
    ]);
    expect(read).toMatchObject({
      format: 'wfdb',
      startedAt: '2003-04-05T10:20:30',
      patient: { sex: 'female', ageYears: 61 },
      recording: { rateHz: 500, leads: ['V1'] },
    });
  });

  it.each([
    ['two headers', [header, header], /more than one recording/],
    ['nothing', [], /none/],
    ['bytes of no known format', ['\u0000\u0001 hello'], /no known format/],
    ['two files of which none is a header', ['{}', '{}'], /none is a WFDB header/],
  ])('refuses %s', (_, texts, message) => {
    expect(() => readEcg(texts.map((text) => ({ name: 'Jansen', bytes: utf8(text) })))).toThrow(message);
  });
});
