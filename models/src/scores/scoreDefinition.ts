import type {
  PredictedRisk,
  PublishedRisk,
  ScoreBand,
  ScoreId,
  ScoreInputName,
  ScoreInputs,
  ScoreItemCode,
  ScoreReason,
  ScoreResult,
} from '@smart-triage/shared/domain/score';

/** One column of a graph's input. `range` is what the score was made for, not a check: the record's schema refuses what cannot be. */
export type ScoreColumn = {
  name: string;
  unit: string;
  range: readonly [least: number, most: number];
  meaning: string;
};

export function column<Name extends string>(
  name: Name,
  unit: string,
  range: ScoreColumn['range'],
  meaning: string,
): ScoreColumn & { name: Name } {
  return { name, unit, range, meaning };
}

/** 1 for yes, 0 for no. */
export function flagColumn<Name extends string>(name: Name, meaning: string): ScoreColumn & { name: Name } {
  return column(name, '0 or 1', [0, 1], meaning);
}

/** The names of a list of columns: what a score's features must have, no more and no less. */
export type Features<Columns extends readonly ScoreColumn[]> = Record<Columns[number]['name'], number>;

/** One term of a score. `missingInputs`: the fields that are not filled in and on which the term depends, given those that are. */
export type ScoreItemDefinition = {
  item: ScoreItemCode;
  missingInputs: (inputs: ScoreInputs) => ScoreInputName[];
};

/** What stands around a score's graph: from the record to its columns, and from its numbers to what the paper calls them. All pure. */
export type ScoreDefinition = {
  id: ScoreId;
  unit: ScoreResult['unit'];
  columns: readonly ScoreColumn[];
  /** In the order of the graph's contributions. */
  items: readonly ScoreItemDefinition[];
  /** A value for each column; NaN where the record does not say. */
  features: (inputs: ScoreInputs) => Readonly<Record<string, number>>;
  notApplicable: (inputs: ScoreInputs) => ScoreReason[];
  /** From least to most risk. */
  bands: readonly ScoreBand[];
  /** Of one end of the range: its value and the contributions at that end. */
  bandOf: (value: number, contributions: readonly number[]) => ScoreBand;
  publishedRisk: readonly PublishedRisk[];
  /** What the probability outputs of the graph mean; null when it has none. */
  predictedRisk: Pick<PredictedRisk, 'endpoint' | 'horizonDays' | 'source'> | null;
};

/** One row of the graph's input. */
export function toRow(
  columns: readonly ScoreColumn[],
  features: Readonly<Record<string, number>>,
): Float64Array {
  return Float64Array.from(columns, ({ name }) => {
    const value = features[name];
    if (value === undefined) throw new RangeError(`no feature for column ${name}`);
    return value;
  });
}
