import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ConfigError, readConfig, SETTINGS, shownSettings } from './config.ts';

it('refuses wrong settings all at once, by name, without their values', () => {
  const read = () => readConfig({ PORT: 'Jansen', DEMO: 'perhaps', OIDC_ISSUER: 'http://x' });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/PORT[\s\S]*DEMO[\s\S]*OIDC_ISSUER/);
  expect(read).not.toThrow(/Jansen/);
});

// What happened: `IDLE_OFFICE_MIN=` was read as 0, which is never.
it('takes an empty setting for one that is not set', () => {
  expect(readConfig({ IDLE_OFFICE_MIN: '', PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
});

it('takes the numbers of hospitals of its region, and no others', () => {
  const { HOSPITAL_PHONES } = readConfig({ HOSPITAL_PHONES: 'lumc=+31 71 000 0000' });
  expect([...HOSPITAL_PHONES]).toEqual([['lumc', '+31 71 000 0000']]);
  expect(() => readConfig({ HOSPITAL_PHONES: 'elsewhere=112' })).toThrow(/HOSPITAL_PHONES/);
  expect(() => readConfig({ HOSPITAL_PHONES: 'lumc=ask' })).toThrow(/HOSPITAL_PHONES/);
});

it('prints what was set, and never a secret', () => {
  const config = readConfig({
    PORT: '4790',
    DATABASE_URL: 'postgres://triage:hunter2@db/triage?sslmode=verify-full',
    DATA_KEY: 'k1:hunter2',
    HOSPITAL_RECORD_TOKEN: 'hunter2',
    MONITOR_KEY: 'hunter2',
    OIDC_CLIENT_SECRET: 'hunter2',
    CAPACITY_SOURCE: 'https://region.example/beds?key=hunter2',
    OIDC_ROLES: 'cardiology=cardiologist',
  });
  const text = JSON.stringify(shownSettings(config));
  expect(text).not.toContain('hunter2');
  expect(JSON.parse(text)).toEqual({
    PORT: 4790,
    DATABASE_URL: 'postgres://triage:***@db/triage?***',
    DATA_KEY: '***',
    HOSPITAL_RECORD_TOKEN: '***',
    MONITOR_KEY: '***',
    OIDC_CLIENT_SECRET: '***',
    CAPACITY_SOURCE: 'https://region.example/beds?***',
    OIDC_ROLES: { cardiology: 'cardiologist' },
  });
});

it('[VR1] records no video unless told to, and never without saying for how long', () => {
  expect(readConfig({}).RECORD_VIDEO).toBe(false);
  expect(() => readConfig({ RECORD_VIDEO: 'true' })).toThrow(/RETAIN_VIDEO_DAYS: belongs to RECORD_VIDEO/);
  const config = readConfig({ RECORD_VIDEO: 'true', RETAIN_VIDEO_DAYS: '30' });
  expect(shownSettings(config)).toEqual({ RECORD_VIDEO: true, RETAIN_VIDEO_DAYS: 30 });
});

it('stands in the documentation, each setting once and no other', async () => {
  const page = await readFile(new URL('../../docs/settings.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(SETTINGS.toSorted());
});
