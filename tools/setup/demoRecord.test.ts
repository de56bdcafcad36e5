import { describe, expect, it } from 'vitest';
import { demoRecord } from './demoRecord.mjs';

describe('the hospital record of the demo', () => {
  it('listens where the server is told to ask, and lets nobody in without the same token', async () => {
    const record = await demoRecord({});
    const port = record?.part.words.at(-1);
    expect(record?.settings['HOSPITAL_RECORD_URL']).toBe(`http://127.0.0.1:${String(port)}/fhir`);
    expect(record?.settings['HOSPITAL_RECORD_TOKEN']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stays away where a hospital’s own record is configured', async () => {
    expect(await demoRecord({ HOSPITAL_RECORD_URL: 'https://record.example/fhir' })).toBeNull();
  });
});
