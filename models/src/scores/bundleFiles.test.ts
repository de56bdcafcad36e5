import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLE_SOURCES, bundleFiles } from './bundleFiles.ts';
import { SCORES } from './registry.ts';

const BUNDLES = join(import.meta.dirname, '../../bundles');

describe.each(BUNDLE_SOURCES.map((source) => ({ id: source.definition.id, source })))(
  'bundle $id',
  ({ id, source }) => {
    it('is committed as it is built, byte by byte', async () => {
      for (const [path, bytes] of await bundleFiles(source)) {
        const committed = await readFile(join(BUNDLES, path));
        expect({ path, equal: committed.equals(bytes) }).toEqual({ path, equal: true });
      }
    });

    it('is registered with the digest of its committed file', async () => {
      const registered = SCORES.find(({ metadata }) => metadata.id === id);
      const file = await readFile(join(BUNDLES, id, source.version, 'model.onnx'));
      expect(registered?.metadata.version).toBe(source.version);
      expect(registered?.metadata.sha256).toBe(await sha256Hex(new Uint8Array(file)));
    });

    it('names its version in its changelog', () => {
      expect(source.about.changelog).toHaveProperty([source.version]);
    });

    it('has a card that says what may and may not be claimed', async () => {
      const card = await readFile(join(BUNDLES, id, source.version, 'MODEL_CARD.md'), 'utf8');
      for (const heading of [
        'Intended use',
        'Not for',
        'Inputs',
        'Missing values',
        'Published performance',
        'What may be claimed',
        'Status',
      ]) {
        expect(card).toContain(`\n## ${heading}\n`);
      }
    });
  },
);
