import { expect, it } from 'vitest';
import { libraryComponents, modelComponents } from './sbom.mjs';

it('the bill of materials names every model by its hash, and what the media worker is linked with where that is built here', async () => {
  const models = await modelComponents();
  expect(models.map(({ name }) => name)).toEqual(expect.arrayContaining(['heart', 'ecg-evidence', 't-macs']));
  for (const { hashes } of models)
    expect(hashes).toEqual([{ alg: 'SHA-256', content: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
  for (const { purl } of libraryComponents()) expect(purl).toMatch(/^pkg:deb\/debian\/\S+@\S+$/);
});
