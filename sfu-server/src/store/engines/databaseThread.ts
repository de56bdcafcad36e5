import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, type Statement, type ThreadStart, withBytes } from './databaseJobs.ts';

/** The embedded database in a thread of its own: it computes without a pause while it writes, and the event loop belongs to signalling and ECG. */
const port = parentPort;
if (!port) throw new Error('databaseThread.ts is started as a worker thread');
const { place, code } = workerData as ThreadStart;
const database = new PGlite(place.folder === null ? code : { ...code, dataDir: place.folder });
await database.waitReady;

port.on('message', (statement: Statement | null) => {
  if (statement) void answer(statement);
  else
    void database.close().then(() => {
      port.close();
    });
});

async function answer({ id, sql, ...sent }: Statement): Promise<void> {
  try {
    const { rows, affectedRows } = await database.query(sql, withBytes(sent));
    port?.postMessage({ id, rows, affectedRows: affectedRows ?? null } satisfies Answer);
  } catch (error) {
    port?.postMessage({ id, fault: faultOf(error) } satisfies Answer);
  }
}

/** What a thread can hand over of an error: the code, SQLSTATE where it has one, is what the store decides by. */
function faultOf(error: unknown): { message: string; code: string } {
  const message = error instanceof Error ? error.message : 'the database failed';
  return { message, code: error instanceof Error && 'code' in error ? String(error.code) : '' };
}
