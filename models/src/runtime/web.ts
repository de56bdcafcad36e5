import * as ort from 'onnxruntime-web/wasm';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import articaUrl from '../../bundles/artica/1.0.0/model.onnx?url&no-inline';
import ecgEvidenceUrl from '../../bundles/ecg-evidence/1.1.0/model.onnx?url&no-inline';
import edacsUrl from '../../bundles/edacs/1.0.0/model.onnx?url&no-inline';
import graceUrl from '../../bundles/grace/1.0.0/model.onnx?url&no-inline';
import hearUrl from '../../bundles/hear/1.0.0/model.onnx?url&no-inline';
import heartUrl from '../../bundles/heart/1.0.0/model.onnx?url&no-inline';
import news2Url from '../../bundles/news2/1.0.0/model.onnx?url&no-inline';
import tMacsUrl from '../../bundles/t-macs/1.0.0/model.onnx?url&no-inline';
import timiUrl from '../../bundles/timi/1.0.0/model.onnx?url&no-inline';
import type { LoadBytes } from './ortRuntime.ts';
import { EvidenceModel } from '../evidence/evidenceModel.ts';
import { ScoreEngine } from './scoreEngine.ts';

/** By `id/version`. A bundle that the registry names and this table does not fails when the engine is made. */
const MODEL_URLS: Readonly<Record<string, string>> = {
  'artica/1.0.0': articaUrl,
  'ecg-evidence/1.1.0': ecgEvidenceUrl,
  'edacs/1.0.0': edacsUrl,
  'grace/1.0.0': graceUrl,
  'hear/1.0.0': hearUrl,
  'heart/1.0.0': heartUrl,
  'news2/1.0.0': news2Url,
  't-macs/1.0.0': tMacsUrl,
  'timi/1.0.0': timiUrl,
};

/**
 * The engine in a page. Import this file lazily, after the first paint: it brings the runtime (about 14 MB of wasm, 3.7 MB packed), which the page serves itself. One
 * thread, so that no cross-origin isolation is asked of the page.
 */
export function createWebScoreEngine(): Promise<ScoreEngine> {
  useOwnWasm();
  return ScoreEngine.create({ ort, loadBytes: fetchBundleBytes });
}

/** The evidence model in a page, on the same runtime. */
export function createWebEvidenceModel(): Promise<EvidenceModel> {
  useOwnWasm();
  return EvidenceModel.create({ ort, loadBytes: fetchBundleBytes });
}

function useOwnWasm(): void {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
}

const fetchBundleBytes: LoadBytes = async ({ id, version }) => {
  const url = MODEL_URLS[`${id}/${version}`];
  if (url === undefined) throw new RangeError(`no address for bundle ${id} ${version}`);
  const response = await fetch(url);
  if (!response.ok) throw new TypeError(`bundle ${id} ${version}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
