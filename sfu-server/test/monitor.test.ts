import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { TestServer } from './support/testServer.ts';

const MONITOR_URL = 'wss://monitor.ambulance.internal:4490/ecg';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ MONITOR_URL, MONITOR_KEY: 'of this fleet' });
});
afterAll(() => server.stop());

describe("the address of the vehicles' monitors", () => {
  it('[MB7] is told to tablets, and to nobody else', async () => {
    const tablet = await server.connect(await server.tabletToken());
    expect(await tablet.request('monitor:find', {})).toEqual({
      monitor: { url: MONITOR_URL, key: 'of this fleet' },
    });
    const desk = await server.connect(await server.staffToken('cardio'));
    await expect(desk.request('monitor:find', {})).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('[MB7] is the one other address that a page may speak to', async () => {
    const { headers } = await fetch(`${server.app.url}/ambulance/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'self' wss://monitor.ambulance.internal:4490;");
  });

  it.each(['ws://monitor.ambulance.internal', 'http://localhost:4490', 'monitor'])(
    'is refused at the start by name when an ECG would cross a network in the clear or it is none: %s',
    (url) => {
      expect(() => readConfig({ MONITOR_URL: url })).toThrow(/MONITOR_URL/);
    },
  );

  it('and every other address that is none are named, not thrown over', () => {
    const config = { HOSPITAL_RECORD_URL: 'hospital', PUBLIC_URL: 'here' };
    expect(() => readConfig(config)).toThrow(/HOSPITAL_RECORD_URL[^]*PUBLIC_URL/);
  });
});
