import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INTAKE_FIELD_NAMES } from '@smart-triage/shared/domain/intake';
import { CaseFactSchema } from '@smart-triage/shared/domain/caseEvent';
import { CaseStatusSchema } from '@smart-triage/shared/domain/caseMachine';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { en } from './en.ts';
import { nl } from './nl.ts';

type Tree = { [key: string]: string | Tree };

/** `decision.fact.seen.at` and so on, with what each says. */
function texts(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : texts(value, `${path}${key}.`),
  );
}

const SOURCES = join(import.meta.dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const english = new Map(texts(en));
const dutch = new Map(texts(nl));
const placeholders = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((hit) => hit[1]).sort();

describe('the texts of the control room', () => {
  it('have the same keys in both languages', () => {
    expect([...dutch.keys()]).toEqual([...english.keys()]);
  });

  it('have the same values to fill in', () => {
    const differing = [...english].filter(
      ([key, text]) => placeholders(dutch.get(key)).join() !== placeholders(text).join(),
    );
    expect(differing).toEqual([]);
  });

  it('are nowhere empty', () => {
    expect([...english, ...dutch].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('exist for every key that the code names', () => {
    const stems = new Set([...english.keys()].map((key) => key.replace(/_(one|other)$/, '')));
    const named = sources(SOURCES).flatMap((source) =>
      // Texts of shared components are asked from their own catalogue, and tested there.
      source.includes("useTranslation('shared')")
        ? []
        : [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((hit) => hit[1]!),
    );
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((key) => !stems.has(key))).toEqual([]);
  });

  it.each([
    ['error', Object.values(ErrorCode).map((code) => `error.${code}.title`)],
    ['field', INTAKE_FIELD_NAMES.map((field) => `intake.field.${field}`)],
    ['state', CaseStatusSchema.options.map((status) => `case.status.${status}`)],
    ['event', CaseFactSchema.options.map(({ shape }) => `timeline.what.${shape.type.value}`)],
  ])('name every %s', (_, keys) => {
    expect(keys.filter((key) => !english.has(key))).toEqual([]);
  });
});
