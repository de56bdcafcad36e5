import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { ECG_FILES } from '@smart-triage/models/testing/ecgFiles';
import { ECG_BOMBS } from '../support/ecgBombs.ts';
import { TestServer } from '../support/testServer.ts';

const SIXTY_FOUR_MB = 64 * 1024 * 1024;

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await TestServer.start({ INFERENCE_THREADS: '1' });
  token = await server.staffToken('cardio');
});
afterAll(() => server.stop());

async function post(
  path: string,
  body: Uint8Array,
  headers: Record<string, string>,
): Promise<[number, string]> {
  const response = await fetch(`${server.app.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: Buffer.from(body),
  });
  const { code = 'ok' } = (await response.json()) as { code?: string };
  return [response.status, code];
}

const upload = (body: Uint8Array, encoding?: string) =>
  post('ecg-analyses', body, {
    'content-type': 'application/octet-stream',
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  });

/** The thread that reads is the only one, so an answer shows that it is free again. */
async function expectToGoOn(): Promise<void> {
  const [sound] = ECG_FILES.muse();
  expect((await upload(sound?.bytes ?? new Uint8Array()))[0]).toBe(200);
}

describe('a recording that is a bomb', () => {
  it.each(Object.entries(ECG_BOMBS))(
    '[HA2] is refused with a code: %s',
    { timeout: 30_000 },
    async (_, bomb) => {
      const type = { 'content-type': 'application/json' };
      const bytes = bomb();
      const isJson = bytes[0] === '{'.charCodeAt(0);
      const [, code] = isJson ? await post('ecg-analyses', bytes, type) : await upload(bytes);
      // On a busy machine the limit of time may come before the one of form.
      expect(['invalid', 'timed-out']).toContain(code);
      await expectToGoOn();
    },
  );

  it.each([
    ['gzip', (bytes: Uint8Array) => gzipSync(bytes)],
    ['deflate', (bytes: Uint8Array) => deflateSync(bytes)],
    [
      'br',
      (bytes: Uint8Array) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ],
  ])(
    '[HA2] is not inflated beyond what a body may hold: 64 MB of nothing as %s',
    async (encoding, packed) => {
      const body = packed(new Uint8Array(SIXTY_FOUR_MB));
      expect(body.length).toBeLessThan(1024 * 1024);
      expect(await upload(body, encoding)).toEqual([413, 'invalid']);
      await expectToGoOn();
    },
  );

  it('[HA2] is not inflated either where JSON is taken', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect(await post('risk-assessments', gzipSync(new Uint8Array(SIXTY_FOUR_MB)), headers)).toEqual([
      413,
      'invalid',
    ]);
  });

  it('[HA2] is refused as too many when a crowd of them comes at once, and one by one they are read again', async () => {
    const [sound] = ECG_FILES.muse();
    const crowd = Array.from({ length: 40 }, () => upload(sound?.bytes ?? new Uint8Array()));
    const statuses = (await Promise.all(crowd)).map(([status]) => status);
    expect(statuses.every((status) => status === 200 || status === 429)).toBe(true);
    expect(statuses).toContain(200);
    await expectToGoOn();
  });
});
