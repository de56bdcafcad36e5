import type { Clock } from '@smart-triage/shared/time/clock';
import type { AuditTrail } from '../../audit/auditTrail.ts';
import type { Doer, KeptCases } from '../../keeping/recordKeeper.ts';
import type { Database } from '../database.ts';
import type { Records } from '../records.ts';
import { eraseVideo } from '../videoStore.ts';
import type { Due } from './planRetention.ts';

type LetGoDeps = Pick<Records, 'database' | 'keys'> & {
  cases: Pick<KeptCases, 'release'>;
  trail: Pick<AuditTrail, 'deed'>;
  clock: Clock;
  doer: Doer;
  videoFolder: string;
};

/** [ST5] Deletes what is due, each with its line before it goes. What is gone already is passed over. @returns what went. */
export async function letGo(due: readonly Due[], deps: LetGoDeps): Promise<Due[]> {
  const gone: Due[] = [];
  for (const one of due) {
    const { kind, caseId } = one;
    if (kind !== 'case' && !(await isThere(deps.database, { ...one, kind }))) continue;
    const entry = { type: 'retention-ended', caseId, data: { kind }, ...deps.doer } as const;
    await deps.trail.deed(entry, () => deleteAll(one, deps));
    gone.push(one);
  }
  return gone;
}

async function deleteAll(one: Due, deps: LetGoDeps): Promise<void> {
  const { database, keys, cases, clock, videoFolder: folder } = deps;
  const goes = (what: Due['kind']): boolean => one.kind === what || one.kind === 'case';
  if (goes('ecg')) await deleteEcg(database, one);
  if (goes('photos')) await deletePhotos(database, one);
  if (goes('video')) await eraseVideo({ database, folder }, one.caseId);
  if (one.kind !== 'case') return;
  await cases.release(one.caseId, async () => {
    await keys.destroy(one.caseId, clock.now());
  });
}

async function isThere(
  database: Database,
  { kind, caseId, streams }: Due & { kind: Exclude<Due['kind'], 'case'> },
): Promise<boolean> {
  const one = { photos: 'photo', video: 'video_segment' } as const;
  const found = await (kind === 'ecg'
    ? database.selectFrom('ecg_frame').select('seq').where('stream_id', 'in', streams).limit(1).execute()
    : database.selectFrom(one[kind]).select('case_id').where('case_id', '=', caseId).limit(1).execute());
  return found.length > 0;
}

async function deleteEcg(database: Database, { streams }: Due): Promise<void> {
  if (streams.length > 0) await database.deleteFrom('ecg_frame').where('stream_id', 'in', streams).execute();
}

async function deletePhotos(database: Database, { caseId }: Due): Promise<void> {
  await database.deleteFrom('photo_part').where('case_id', '=', caseId).execute();
  await database.deleteFrom('photo').where('case_id', '=', caseId).execute();
}
