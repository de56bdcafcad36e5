import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { EXAMPLE_NUMBERS } from './examples.ts';

const MAIN = new URL('./main.ts', import.meta.url).pathname;
const SAYS_WHERE = /^hospital record: (\S+)$/;

export type RecordProcess = {
  url: string;
  /** What a server is told to reach it. */
  settings: NodeJS.ProcessEnv;
  stop: () => Promise<void>;
};

/** The hospital's record as a program of its own, on a free port. */
export async function startRecordProcess(token = 'demo-bearer'): Promise<RecordProcess> {
  const env = { ...process.env, HOSPITAL_RECORD_TOKEN: token };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let url: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    url = SAYS_WHERE.exec(line)?.[1];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error('the hospital record did not start');
  const settings = {
    HOSPITAL_RECORD_URL: url,
    HOSPITAL_RECORD_NAME: 'Burgers UMC',
    HOSPITAL_RECORD_NUMBERS: EXAMPLE_NUMBERS,
    HOSPITAL_RECORD_TOKEN: token,
  };
  return {
    url,
    settings,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
