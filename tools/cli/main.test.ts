import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from '../setup/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'smart-triage-cli-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inRoot('tools/cli/smartTriage.mjs'), ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

function ecgFile(name: string, scale: number): string {
  const { rateHz, lsbNv, leads, samples } = syntheticEcg({ stMv: { II: 0.25, V2: -0.1 } });
  const byLead = leads.map((lead, i): [string, number[]] => [
    lead,
    [...(samples[i] ?? [])].map((value) => value * scale),
  ]);
  const patient = { sex: 'female', ageYears: 61, id: 'Jansen' };
  return write(name, {
    format: 'smart-triage-ecg',
    version: 1,
    rateHz,
    lsbNv,
    leads: Object.fromEntries(byLead),
    patient,
  });
}

const sumOf = (samples: Int16Array) => samples.reduce((sum, sample) => (sum + sample) & 0xffff, 0);

describe('smart-triage ecg', () => {
  it('prints measurements and rules, and writes the sheet', () => {
    const svg = join(folder, 'sheet.svg');
    const { status, stdout } = run('ecg', ecgFile('ecg.json', 1), '--svg', svg);
    expect(status).toBe(0);
    expect(stdout).toMatch(/patient +age 61, sex female/);
    expect(stdout).toMatch(/stemi: MET in [^\n]*III[^\n]*\(gate\)\n/);
    expect(stdout).toMatch(/II ST at J 0\.2\d* mV, threshold 0\.1 mV/);
    expect(stdout).toMatch(
      /ECG item of HEART: 2 proposed \(gate-rule: stemi[^)]*\), for a person to confirm/,
    );
    expect(stdout).not.toContain('Jansen');
    expect(readFileSync(svg, 'utf8')).toContain('class="j-point"');
  });

  it('gives JSON, with age and sex of the command line before those of the file', () => {
    const { stdout } = run('ecg', ecgFile('ecg.json', 1), '--json', '--age', '39', '--sex', 'm');
    expect(JSON.parse(stdout) as unknown).toMatchObject({
      patient: { ageYears: 39, sex: 'male' },
      analysis: { kind: 'analysed' },
      evidence: { item: 2, gateRules: ['stemi'], model: { id: 'ecg-evidence' } },
    });
  });

  it('finds the signal file of a WFDB header beside it', () => {
    const V1 = syntheticEcg({ leads: ['V1'] }).samples[0]!;
    writeFileSync(join(folder, 'record.dat'), new Uint8Array(V1.buffer));
    const header = write(
      'record.hea',
      `record 1 500 ${V1.length}\nrecord.dat 16 1000/mV 16 0 0 ${sumOf(V1)} 0 V1\n`,
    );
    const { stdout } = run('ecg', header, '--json');
    expect(JSON.parse(stdout) as unknown).toMatchObject({
      source: { format: 'wfdb', leads: ['V1'] },
      analysis: { kind: 'analysed' },
    });
  });

  it('ends with 3 and says to repeat an ECG that cannot be analysed', () => {
    const { status, stdout } = run('ecg', ecgFile('flat.json', 0));
    expect(status).toBe(3);
    expect(stdout).toContain('NOT ANALYSABLE: repeat the ECG (no-usable-lead)');
    expect(stdout).toContain('ECG item of HEART: no proposal');
  });

  it.each([
    ['a file that is no ECG', () => [write('x.txt', 'Jansen')], 1, /no known format\n$/],
    ['a file that is not there', () => [join(folder, 'none')], 1, /ENOENT/],
    ['an option it does not know', () => ['--what'], 2, /--what/],
  ])('refuses %s', (_, args, code, message) => {
    const { status, stderr } = run('ecg', ...args());
    expect(status).toBe(code);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('Jansen');
  });
});

describe('smart-triage risk', () => {
  it('prints each score with its range, band, items and what is missing', () => {
    const file = write('risk.json', { intake: { sex: 'male', ageYears: 66, heartHistory: 2 } });
    const { status, stdout } = run('risk', file);
    expect(status).toBe(0);
    expect(stdout).toContain('HEART score: 4 to 10 points, moderate to high (something is missing)');
    expect(stdout).toMatch(/ {2}troponin +0 to 2 +missing: troponin\n/);
    expect(stdout).toMatch(/published for moderate: 13\.2 %/);
  });

  it('gives JSON of the time it was asked for', () => {
    const { stdout } = run('risk', write('risk.json', { intake: {}, assessedAt: 1000 }), '--json');
    expect(JSON.parse(stdout) as unknown).toMatchObject({
      assessment: { assessedAt: 1000 },
      guidance: { givenAt: 1000, advice: { code: 'not-enough-yet' } },
    });
  });

  it('names the field of a record it refuses, not the value', () => {
    const { status, stderr } = run('risk', write('risk.json', { intake: { ageYears: 'Jansen' } }));
    expect(status).toBe(1);
    expect(stderr).toMatch(/intake\.ageYears/);
    expect(stderr).not.toContain('Jansen');
  });
});
