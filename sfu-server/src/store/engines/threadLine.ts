import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Answer, type Statement, type ThreadStart, withoutBytes } from './databaseJobs.ts';

export type Rows = Extract<Answer, { rows: unknown[] }>;
type Waiting = { done: (rows: Rows) => void; fail: (error: Error) => void };

/** The line to one database thread. When the thread dies, whoever waits is told, and so is everyone who asks later: what it had begun is not begun again by another. */
export class ThreadLine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #death: Error | null = null;
  #count = 0;

  constructor(start: ThreadStart) {
    this.#worker = new Worker(new URL('./databaseThread.ts', import.meta.url), { workerData: start });
    this.#worker.on('message', (answer: Answer) => {
      this.#handleAnswer(answer);
    });
    this.#worker.once('error', (error: Error) => {
      this.#handleDeath(error);
    });
    this.#worker.once('exit', () => {
      this.#handleDeath(new Error('the database thread ended'));
    });
  }

  get isDead(): boolean {
    return this.#death !== null;
  }

  ask(sql: string, parameters: readonly unknown[]): Promise<Rows> {
    return new Promise((done, fail) => {
      if (this.#death) {
        fail(this.#death);
        return;
      }
      const id = this.#count++;
      this.#waiting.set(id, { done, fail });
      const statement = { id, sql, ...withoutBytes(parameters) } satisfies Statement;
      this.#worker.postMessage(statement, statement.bytes ? [statement.bytes.buffer] : []);
    });
  }

  /** Ends it as a crash would: the drill that shows that nobody waits for ever. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Once everything that was asked is answered and the files are closed. */
  async close(): Promise<void> {
    if (this.#death) return;
    const exited = once(this.#worker, 'exit');
    this.#worker.postMessage(null);
    await exited;
  }

  #handleAnswer(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('rows' in answer) waiting?.done(answer);
    else waiting?.fail(Object.assign(new Error(answer.fault.message), { code: answer.fault.code }));
  }

  #handleDeath(error: Error): void {
    this.#death ??= error;
    for (const { fail } of this.#waiting.values()) fail(this.#death);
    this.#waiting.clear();
  }
}
