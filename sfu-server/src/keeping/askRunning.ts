import { resolve } from 'node:path';
import { type Config, ConfigError } from '../config.ts';
import { type AdminCall, askServer, isNobodyThere } from '../http/adminClient.ts';
import type { Due } from '../store/retention/planRetention.ts';
import type { BackedUp } from '../store/backup/backup.ts';
import { caseIn, ERASED, isToDelete, listOf, needed, verdict, written } from './storeWords.ts';
import type { Verification } from './verifyChains.ts';

type Asked = { call: AdminCall; textOf: (answer: never) => string };

/** What the server that runs does itself, as the owner of its data folder asks it. */
const ASKED: Record<string, (argument: string) => Asked> = {
  backup: (file) => ({
    call: { method: 'POST', path: '/backups', body: { file: resolve(needed(file, 'FILE')) } },
    textOf: (answer: BackedUp) => written(answer),
  }),
  verify: (noted) => ({
    call: { method: 'GET', path: `/verification${noted && `?hash=${encodeURIComponent(noted)}`}` },
    textOf: (answer: Verification) => verdict(answer),
  }),
  erase: (argument) => ({
    call: { method: 'POST', path: `/cases/${caseIn(argument)}/erase`, body: {} },
    textOf: () => ERASED,
  }),
  retain: (argument) =>
    isToDelete(argument)
      ? {
          call: { method: 'POST', path: '/retention', body: {} },
          textOf: ({ gone }: { gone: Due[] }) => listOf('gone', gone),
        }
      : {
          call: { method: 'GET', path: '/retention' },
          textOf: ({ due }: { due: Due[] }) => listOf('would go', due),
        },
};

/** `null` when no server runs on this data folder. */
export async function askRunning(
  name: string,
  argument: string,
  { DATA_DIR }: Config,
): Promise<string | null> {
  const asked = ASKED[name]?.(argument);
  if (!asked) return null;
  try {
    const { status, text } = await askServer(asked.call, DATA_DIR);
    const answer = JSON.parse(text) as { detail?: string };
    if (status >= 300) throw new ConfigError(answer.detail ?? `HTTP ${status}`);
    return asked.textOf(answer as never);
  } catch (error) {
    if (isNobodyThere(error)) return null;
    throw error;
  }
}
