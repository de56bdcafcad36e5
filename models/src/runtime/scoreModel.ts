import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import type { InferenceSession, Tensor } from 'onnxruntime-common';
import type { BundleMetadata } from '../bundle/bundleMetadata.ts';
import type { LoadBytes, OrtRuntime } from './ortRuntime.ts';

/** One row of each output, by the output's name. */
export type ModelOutputs = Readonly<Record<string, readonly number[]>>;

/** What a graph has to say of itself to be loaded and checked. */
export type GraphMetadata = Pick<BundleMetadata, 'version' | 'sha256' | 'input' | 'outputs'> & {
  readonly id: string;
};

/** One thread for graphs this small, and no arena: for tensors of a few numbers it costs a tenth of a run more than it saves. */
const SESSION: InferenceSession.SessionOptions = { intraOpNumThreads: 1, enableCpuMemArena: false };

/** One graph, loaded and checked against its metadata. */
export class ScoreModel {
  readonly #ort: OrtRuntime;
  readonly #metadata: GraphMetadata;
  readonly #session: InferenceSession;

  private constructor(ort: OrtRuntime, metadata: GraphMetadata, session: InferenceSession) {
    this.#ort = ort;
    this.#metadata = metadata;
    this.#session = session;
  }

  /** Throws `internal` when the bytes are not the ones that the metadata names, or when the graph does not have the form that they say. */
  static async create(
    deps: { ort: OrtRuntime; loadBytes: LoadBytes },
    metadata: GraphMetadata,
  ): Promise<ScoreModel> {
    const bytes = await deps.loadBytes(metadata);
    await checkDigest(bytes, metadata);
    const session = await deps.ort.InferenceSession.create(bytes, SESSION);
    const model = new ScoreModel(deps.ort, metadata, session);
    try {
      await model.#rehearse();
    } catch (error) {
      await model.close();
      throw error;
    }
    return model;
  }

  /** `row` has one number for each input column, NaN where it is missing. */
  async run(row: Float64Array): Promise<ModelOutputs> {
    const { input, outputs } = this.#metadata;
    if (row.length !== input.columns.length) throw this.#mismatch(`the input has ${row.length} columns`);
    const tensor = new this.#ort.Tensor('float64', row, [1, row.length]);
    const results: Readonly<Record<string, Tensor | undefined>> = await this.#session.run({
      [input.name]: tensor,
    });
    return Object.fromEntries(
      outputs.map(({ name, columns }) => [name, this.#rowOf(name, results[name], columns.length)]),
    );
  }

  /** Frees the session. */
  async close(): Promise<void> {
    await this.#session.release();
  }

  /** One run with everything missing: a graph with other names or shapes fails here and not at the first patient. */
  async #rehearse(): Promise<void> {
    const { input, outputs } = this.#metadata;
    if (this.#session.inputNames.join() !== input.name) throw this.#mismatch('other inputs');
    const names = outputs.map(({ name }) => name).join();
    if (this.#session.outputNames.join() !== names) throw this.#mismatch('other outputs');
    await this.run(new Float64Array(input.columns.length).fill(Number.NaN));
  }

  #rowOf(name: string, tensor: Tensor | undefined, width: number): number[] {
    if (!(tensor?.data instanceof Float64Array) || tensor.dims.join() !== `1,${width}`) {
      throw this.#mismatch(`output ${name} is not [1, ${width}] of float64`);
    }
    const row = Array.from(tensor.data);
    if (!row.every(Number.isFinite)) throw this.#mismatch(`output ${name} is not finite`);
    return row;
  }

  #mismatch(what: string): AppError {
    return new AppError(ErrorCode.Internal, `${this.#metadata.id} ${this.#metadata.version}: ${what}`);
  }
}

async function checkDigest(
  bytes: Uint8Array<ArrayBuffer>,
  { id, version, sha256 }: GraphMetadata,
): Promise<void> {
  const found = await sha256Hex(bytes);
  if (found !== sha256) {
    throw new AppError(ErrorCode.Internal, `${id} ${version}: the file's SHA-256 is ${found}, not ${sha256}`);
  }
}
