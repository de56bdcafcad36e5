import type { Clock } from '@smart-triage/shared/time/clock';
import type { AuditTrail } from '../../audit/auditTrail.ts';
import type { Doer, KeptCases } from '../../keeping/recordKeeper.ts';
import type { Database } from '../database.ts';
import type { Records } from '../records.ts';
import type { Due } from './planRetention.ts';

type LetGoDeps = Pick<Records, 'database' | 'keys'> & {
  cases: Pick<KeptCases, 'release'>;
  trail: Pick<AuditTrail, 'deed'>;
  clock: Clock;
  doer: Doer;
};

/** [ST5] Deletes what is due, each with its line before it goes. What is gone already is passed over. @returns what went. */
export async function letGo(due: readonly Due[], deps: LetGoDeps): Promise<Due[]> {
  const gone: Due[] = [];
  for (const one of due) {
    if (one.kind !== 'case' && !(await isThere(deps.database, one))) continue;
    const { kind, caseId } = one;
    const entry = { type: 'retention-ended', caseId, data: { kind }, ...deps.doer } as const;
    await deps.trail.deed(entry, () => deleteAll(one, deps));
    gone.push(one);
  }
  return gone;
}

async function deleteAll(one: Due, { database, keys, cases, clock }: LetGoDeps): Promise<void> {
  if (one.kind !== 'photos') await deleteEcg(database, one);
  if (one.kind !== 'ecg') await deletePhotos(database, one);
  if (one.kind !== 'case') return;
  await cases.release(one.caseId, async () => {
    await keys.destroy(one.caseId, clock.now());
  });
}

async function isThere(database: Database, { kind, caseId, streams }: Due): Promise<boolean> {
  const photo = database.selectFrom('photo').select('photo_id as id').where('case_id', '=', caseId);
  const frame = database.selectFrom('ecg_frame').select('stream_id as id').where('stream_id', 'in', streams);
  const found = await (kind === 'photos' ? photo.limit(1).execute() : frame.limit(1).execute());
  return found.length > 0;
}

async function deleteEcg(database: Database, { streams }: Due): Promise<void> {
  if (streams.length > 0) await database.deleteFrom('ecg_frame').where('stream_id', 'in', streams).execute();
}

async function deletePhotos(database: Database, { caseId }: Due): Promise<void> {
  await database.deleteFrom('photo_part').where('case_id', '=', caseId).execute();
  await database.deleteFrom('photo').where('case_id', '=', caseId).execute();
}
