import {
  RISK_ENDPOINTS,
  RISK_POPULATIONS,
  SCORE_BANDS,
  SCORE_IDS,
  SCORE_ITEMS,
} from '@smart-triage/shared/domain/scoreCodes';
import { describe, expect, it } from 'vitest';
import { SCORES } from './registry.ts';

const definitions = SCORES.map(({ definition }) => definition);
const risks = definitions.flatMap(({ publishedRisk }) => publishedRisk);

/** Screens translate every listed code, so a code that nothing says any more would be translated for nobody. */
describe('the registered scores', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['score', SCORE_IDS, definitions.map(({ id }) => id)],
    ['item', SCORE_ITEMS, definitions.flatMap(({ items }) => items.map(({ item }) => item))],
    ['band', SCORE_BANDS, definitions.flatMap(({ bands }) => bands)],
    ['population', RISK_POPULATIONS, risks.map(({ population }) => population)],
    [
      'endpoint',
      RISK_ENDPOINTS,
      [...risks, ...definitions.flatMap((d) => d.predictedRisk ?? [])].map((r) => r.endpoint),
    ],
  ])('use every listed %s code', (_, listed, used) => {
    expect(listed.filter((code) => !used.includes(code))).toEqual([]);
  });

  it('describe their columns and items in the order of their bundle', () => {
    for (const { definition, metadata } of SCORES) {
      expect(metadata.id).toBe(definition.id);
      expect(metadata.input.columns.map(({ name }) => name)).toEqual(
        definition.columns.map(({ name }) => name),
      );
      expect(metadata.outputs[0]?.columns).toEqual(definition.items.map(({ item }) => item));
    }
  });
});
