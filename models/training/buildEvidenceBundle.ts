import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evidenceBundleFiles } from '../src/evidence/evidenceBundle.ts';
import { TrainedEvidenceSchema } from '../src/evidence/trainedEvidence.ts';

/** Writes the built files of the evidence bundle from `trained.json`. A test holds that the committed ones equal them. */
const trained = TrainedEvidenceSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'trained.json'), 'utf8')),
);
for (const [path, bytes] of await evidenceBundleFiles(trained)) {
  const target = join(import.meta.dirname, '../bundles', path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  process.stdout.write(`${path} ${bytes.length} B\n`);
}
