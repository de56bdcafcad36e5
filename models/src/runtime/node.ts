import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { EvidenceModel } from '../evidence/evidenceModel.ts';
import type { LoadBytes } from './ortRuntime.ts';
import { ScoreEngine } from './scoreEngine.ts';

const BUNDLES = join(import.meta.dirname, '../../bundles');

export const loadBundleBytes: LoadBytes = async ({ id, version }) =>
  new Uint8Array(await readFile(join(BUNDLES, id, version, 'model.onnx')));

/** The engine on the server. A run blocks its thread for well under a millisecond; the caller chooses the thread. */
export function createNodeScoreEngine(): Promise<ScoreEngine> {
  return ScoreEngine.create({ ort, loadBytes: loadBundleBytes });
}

/** The evidence model on the server: about twenty runs of a tenth of a millisecond for each ECG. */
export function createNodeEvidenceModel(): Promise<EvidenceModel> {
  return EvidenceModel.create({ ort, loadBytes: loadBundleBytes });
}
