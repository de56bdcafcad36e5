import type { RecordSection } from '@smart-triage/shared/domain/hospitalRecord';
import { type FhirEndpoint, follow, nextOf, search } from './fhirHttp.ts';
import { type Bundle, OperationOutcomeSchema } from './fhirSchemas.ts';
import { type EntryKind, readEntry } from './readEntry.ts';
import { RecordFailure, troubleOf } from './recordSource.ts';

/** As many as anybody reads during a ride; the newest come first where the server can sort. */
const MAX_ENTRIES = 200;
const MAX_PAGES = 10;

export type SectionQuery = EntryKind & {
  parameters: Record<string, string>;
  /** Fewer than `MAX_ENTRIES` where each is large. */
  maxEntries?: number;
};

/** All pages of a search. `isWhole`: the server had no more. */
export async function readPages(
  endpoint: FhirEndpoint,
  { type, parameters, maxEntries = MAX_ENTRIES }: SectionQuery,
  signal: AbortSignal,
): Promise<{ resources: unknown[]; isWhole: boolean }> {
  let bundle = await search(endpoint, type, parameters, signal);
  const resources = matchesOf(bundle);
  for (let page = 1; ; page++) {
    const next = nextOf(bundle, endpoint);
    if (next === null) return { resources, isWhole: true };
    if (next === 'elsewhere' || page === MAX_PAGES || resources.length >= maxEntries)
      return { resources, isWhole: false };
    bundle = await follow(endpoint, next, signal);
    resources.push(...matchesOf(bundle));
  }
}

/** What was searched for. A server puts what it has to say about the search between the matches; an error among it means that this is not an answer. */
function matchesOf({ entry }: Bundle): unknown[] {
  return entry.flatMap(({ resource, search: found }) => {
    const outcome = OperationOutcomeSchema.safeParse(resource);
    if (outcome.success && outcome.data.issue.some(({ severity }) => /^(error|fatal)$/.test(severity)))
      throw new RecordFailure('failed');
    return outcome.success || (found?.mode ?? 'match') !== 'match' ? [] : [resource];
  });
}

/** [HR3] [HR4] One part of the record; that it failed does not take the others along. */
export async function readSection(
  endpoint: FhirEndpoint,
  query: SectionQuery,
  isAbout: (reference: string) => boolean,
  signal: AbortSignal,
): Promise<RecordSection> {
  try {
    const { resources, isWhole } = await readPages(endpoint, query, signal);
    return sectionOf(
      resources.map((resource) => readEntry(resource, query, isAbout)),
      isWhole,
    );
  } catch (error) {
    return { entries: [], trouble: troubleOf(error), unreadable: 0, withdrawn: 0 };
  }
}

function sectionOf(read: readonly ReturnType<typeof readEntry>[], isWhole: boolean): RecordSection {
  // A server that mixes patients up is not believed in anything.
  if (read.includes('other-patient')) throw new RecordFailure('other-patient');
  const entries = read.flatMap((entry) => (typeof entry === 'string' ? [] : entry));
  const isAll = isWhole && entries.length <= MAX_ENTRIES;
  return {
    entries: entries.slice(0, MAX_ENTRIES),
    trouble: isAll ? null : 'more',
    unreadable: read.filter((entry) => entry === 'unreadable').length,
    withdrawn: read.filter((entry) => entry === 'withdrawn').length,
  };
}
