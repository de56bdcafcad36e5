import type { EvidenceHead } from '@smart-triage/shared/domain/ecgEvidence';
import type { ModelRef } from '@smart-triage/shared/domain/score';
import metadataJson from '../../bundles/ecg-evidence/1.1.0/metadata.json' with { type: 'json' };
import type { LoadBytes, OrtRuntime } from '../runtime/ortRuntime.ts';
import { ScoreModel } from '../runtime/scoreModel.ts';
import { EvidenceMetadataSchema } from './evidenceMetadata.ts';

export const EVIDENCE_METADATA = EvidenceMetadataSchema.parse(metadataJson);

/** The heads in the order of the graph's columns. */
const HEADS: readonly EvidenceHead[] = ['normal', 'miPattern', 'stTChange', 'injury'];

export type HeadValues = Readonly<Record<EvidenceHead, number>>;

/** The trees, loaded and checked. The same file on the server and on the tablet. */
export class EvidenceModel {
  readonly #graph: ScoreModel;
  readonly ref: ModelRef;
  #closed = false;

  private constructor(graph: ScoreModel) {
    const { id, version, sha256 } = EVIDENCE_METADATA;
    this.#graph = graph;
    this.ref = { id, version, sha256 };
  }

  /** Throws `internal` when the bytes or the graph are not what the metadata says. */
  static async create(deps: { ort: OrtRuntime; loadBytes: LoadBytes }): Promise<EvidenceModel> {
    return new EvidenceModel(await ScoreModel.create(deps, EVIDENCE_METADATA));
  }

  /** Of one row of `ecgFeatures`: calibrated log-odds and probability of each head. */
  async run(features: Float64Array): Promise<{ logOdds: HeadValues; probability: HeadValues }> {
    const outputs = await this.#graph.run(features);
    return { logOdds: byHead(outputs['log_odds']), probability: byHead(outputs['probability']) };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#graph.close();
  }
}

function byHead(values: readonly number[] | undefined): HeadValues {
  const entries = HEADS.map((head, k) => [head, values?.[k] ?? Number.NaN] as const);
  return Object.fromEntries(entries) as Record<EvidenceHead, number>;
}
