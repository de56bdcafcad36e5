import type { CaseEvent, CaseFactType } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { EcgStore } from '../../sfu-server/src/store/ecgStore.ts';
import { EventLog } from '../../sfu-server/src/store/eventLog.ts';
import { openFolder } from '../../sfu-server/src/store/records.ts';

/** What the server has stored beside what was handed in. All but the two counts are 0 and `isChainWhole` is true when nothing went wrong. */
export type Comparison = {
  readonly frames: number;
  readonly changes: number;
  /** Captured, but not stored byte for byte under its number. */
  readonly framesLost: number;
  /** Stored, but never captured. */
  readonly framesInvented: number;
  readonly changesLost: number;
  readonly changesTwice: number;
  /** Changes that stand in the record before one that was entered earlier. */
  readonly changesOutOfOrder: number;
  readonly refused: number;
  readonly isChainWhole: boolean;
};

/** Facts that the server adds by itself: nobody entered them. */
const CONCLUDED: ReadonlySet<CaseFactType> = new Set([
  'risk-assessed',
  'guidance-given',
  'drive-now-proposed',
]);

/** Reads the data folder of a server that has stopped. */
export async function compare(
  dataDir: string,
  captured: ReadonlyMap<StreamId, readonly Uint8Array[]>,
  entered: readonly string[],
): Promise<Omit<Comparison, 'refused'>> {
  const { database, keys } = await openFolder(dataDir);
  try {
    const log = await EventLog.create({ database, keys });
    const events = await log.readAll();
    const frames = await compareFrames(new EcgStore({ database, keys }), streamsIn(events), captured);
    const isChainWhole = (await log.findBreak()) === null;
    const requests = await database.selectFrom('request_log').select('request_id').orderBy('at_ms').execute();
    const facts = events.filter(({ fact }) => !CONCLUDED.has(fact.type));
    const known = new Set(requests.map(({ request_id }) => request_id));
    return {
      ...frames,
      changes: entered.length,
      changesLost: entered.filter((requestId) => !known.has(requestId)).length,
      // Each change of this tablet is one fact, so more facts than changes are changes that were done twice.
      changesTwice: facts.length - requests.length,
      changesOutOfOrder: outOfOrder(
        entered,
        requests.map(({ request_id }) => request_id),
      ),
      isChainWhole,
    };
  } finally {
    await database.destroy();
  }
}

/** Streams with the case that they belong to. */
function streamsIn(events: readonly CaseEvent[]): ReadonlyMap<StreamId, CaseId> {
  return new Map(
    events.flatMap(({ caseId, fact }) =>
      fact.type === 'ecg-started' ? [[fact.stream.streamId, caseId] as const] : [],
    ),
  );
}

async function compareFrames(
  store: EcgStore,
  cases: ReadonlyMap<StreamId, CaseId>,
  captured: ReadonlyMap<StreamId, readonly Uint8Array[]>,
) {
  const total = { frames: 0, framesLost: 0, framesInvented: 0 };
  for (const [streamId, frames] of captured) {
    const caseId = cases.get(streamId);
    const stored = caseId ? await store.read({ caseId, streamId }, 0, 2 ** 31 - 1, frames.length + 1) : [];
    const bySeq = new Map(stored.map(({ seq, bytes }) => [seq, Buffer.from(bytes)]));
    total.frames += frames.length;
    total.framesLost += frames.filter((bytes, seq) => !bySeq.get(seq)?.equals(bytes)).length;
    total.framesInvented += stored.filter(({ seq }) => seq >= frames.length).length;
  }
  return total;
}

function outOfOrder(entered: readonly string[], stored: readonly string[]): number {
  const placeOf = new Map(entered.map((requestId, place) => [requestId, place]));
  const places = stored.map((requestId) => placeOf.get(requestId) ?? -1);
  return places.filter((place, i) => i > 0 && place < (places[i - 1] ?? -1)).length;
}
