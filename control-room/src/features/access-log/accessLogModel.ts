import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  ACCESS_LOG_PATH,
  type AccessLogLine,
  AccessLogPageSchema,
} from '@smart-triage/shared/protocol/accessLog';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { GetJson } from '../../lib/getJson.ts';

/** What is looked for; an empty text looks for everything. Times are those of the fields of a form, by the device's own clock. */
export type AccessLogFilter = { from: string; to: string; userId: string; caseId: string };
export const EVERYTHING: AccessLogFilter = { from: '', to: '', userId: '', caseId: '' };

export type AccessLogSnapshot = {
  filter: AccessLogFilter;
  /** `null`: nothing was looked for yet. */
  lines: readonly AccessLogLine[] | null;
  /** Where older lines go on; `null` when there are none. */
  next: number | null;
  isReading: boolean;
  failure: ErrorCode | null;
};

export type AccessLogModel = Readable<AccessLogSnapshot> & {
  search: (filter: AccessLogFilter) => Promise<void>;
  /** The next page of the same search, below what is shown. */
  readOlder: () => Promise<void>;
};

type Options = { getJson: GetJson; onError: (error: unknown) => void };

const PAGE = 50;

/** Reads only when it is asked to: each reading is itself a line in the log. */
export function createAccessLogModel({ getJson, onError }: Options): AccessLogModel {
  const store = createStore<AccessLogSnapshot>({
    filter: EVERYTHING,
    lines: null,
    next: null,
    isReading: false,
    failure: null,
  });
  const patch = (change: Partial<AccessLogSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  let newest = 0;
  const read = async (filter: AccessLogFilter, before: number | null): Promise<void> => {
    const mine = ++newest;
    patch({ filter, isReading: true, failure: null });
    try {
      const page = await getJson(`${ACCESS_LOG_PATH}?${queryOf(filter, before)}`, AccessLogPageSchema);
      if (mine !== newest) return;
      const above = before === null ? [] : (store.getSnapshot().lines ?? []);
      patch({ lines: [...above, ...page.lines], next: page.next, isReading: false });
    } catch (error) {
      onError(error);
      if (mine === newest) patch({ isReading: false, failure: errorCodeOf(error) });
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    search: (filter) => {
      patch({ lines: null, next: null });
      return read(filter, null);
    },
    readOlder: async () => {
      const { filter, next, isReading } = store.getSnapshot();
      if (next !== null && !isReading) await read(filter, next);
    },
  };
}

/** `to` is the end of its minute: who looks for "until 14:03" means that one too. */
function queryOf({ from, to, userId, caseId }: AccessLogFilter, before: number | null): string {
  const query = new URLSearchParams({ limit: String(PAGE) });
  if (from !== '') query.set('fromMs', String(Date.parse(from)));
  if (to !== '') query.set('toMs', String(Date.parse(to) + 59_999));
  if (userId.trim() !== '') query.set('userId', userId.trim());
  if (caseId.trim() !== '') query.set('caseId', caseId.trim());
  if (before !== null) query.set('before', String(before));
  return query.toString();
}
