import type { RiskAssessment, ScoreInputs, ScoreResult } from '@smart-triage/shared/domain/score';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import { SCORES, type RegisteredScore } from '../scores/registry.ts';
import { toRow } from '../scores/scoreDefinition.ts';
import { OUTPUT, PROBABILITY_OUTPUT } from '../scores/scoreOutputs.ts';
import { scoreResult, type ScoreEnd, type ScoreNumbers } from '../scores/scoreResult.ts';
import type { LoadBytes, OrtRuntime } from './ortRuntime.ts';
import { ScoreModel, type ModelOutputs } from './scoreModel.ts';

type LoadedScore = RegisteredScore & { model: ScoreModel };

/** All published scores over one state of the record. The same files and the same code on the server and on the tablet. */
export class ScoreEngine {
  readonly #scores: readonly LoadedScore[];
  #closed = false;

  private constructor(scores: readonly LoadedScore[]) {
    this.#scores = scores;
  }

  /** Throws `internal` when a bundle's bytes or form are not what its metadata says; nothing is then left open. */
  static async create(deps: { ort: OrtRuntime; loadBytes: LoadBytes }): Promise<ScoreEngine> {
    const loaded: LoadedScore[] = [];
    try {
      for (const score of SCORES) {
        loaded.push({ ...score, model: await ScoreModel.create(deps, score.metadata) });
      }
    } catch (error) {
      await Promise.all(loaded.map(({ model }) => model.close()));
      throw error;
    }
    return new ScoreEngine(loaded);
  }

  /** All graphs and the digest at once: each would otherwise wait a turn of the event loop for the one before, which is most of the time they take. */
  async assess(inputs: ScoreInputs): Promise<RiskAssessment> {
    const [digest, ...scores] = await Promise.all([
      inputsSha256(inputs),
      ...this.#scores.map((score) => assessOne(score, inputs)),
    ]);
    return { assessedAt: inputs.assessedAt, inputsSha256: digest, scores };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all(this.#scores.map(({ model }) => model.close()));
  }
}

/** Over the record alone: the same record a minute later has the same digest, and the time stands beside it. */
export function inputsSha256({ intake, vitals }: Omit<ScoreInputs, 'assessedAt'>): Promise<string> {
  return sha256Hex(canonicalJson({ intake, vitals }));
}

async function assessOne(
  { definition, metadata, model }: LoadedScore,
  inputs: ScoreInputs,
): Promise<ScoreResult> {
  const outputs = await model.run(toRow(definition.columns, definition.features(inputs)));
  const { id, version, sha256 } = metadata;
  return scoreResult(definition, { id, version, sha256 }, inputs, numbersOf(outputs));
}

function numbersOf(outputs: ModelOutputs): ScoreNumbers {
  return {
    low: endOf(outputs, OUTPUT.contributionLow, OUTPUT.totalLow, PROBABILITY_OUTPUT.low),
    high: endOf(outputs, OUTPUT.contributionHigh, OUTPUT.totalHigh, PROBABILITY_OUTPUT.high),
  };
}

function endOf(outputs: ModelOutputs, contributions: string, total: string, probability: string): ScoreEnd {
  const [totals, terms] = [outputs[total], outputs[contributions]];
  if (totals?.[0] === undefined || terms === undefined) throw new RangeError(`no output ${total}`);
  return { contributions: terms, total: totals[0], probability: outputs[probability]?.[0] ?? null };
}
