import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { newKey } from './seal.ts';

/** A key that seals the keys of cases. `id` is not secret: it is written beside what was sealed with it. */
export type MasterKey = { id: string; key: Uint8Array };

/** The first seals; all of them open. More than one only while a rotation is under way. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

const LINE = /^(?<id>[\w-]{1,64}):(?<key>[A-Za-z0-9+/]{43}=)$/;

const KeyTextSchema = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((line) => line !== ''))
  .pipe(z.array(z.string().regex(LINE, 'each key is <id>:<32 bytes in base64>')).min(1))
  .transform((lines) => lines.map(parseLine));

function parseLine(line: string): MasterKey {
  const [id = '', text = ''] = line.split(':', 2);
  return { id, key: Buffer.from(text, 'base64') };
}

/** @throws Error naming the form that a key has; never with what was read. */
export function parseMasterKeys(text: string): MasterKeys {
  const parsed = KeyTextSchema.safeParse(text);
  if (!parsed.success) throw new RangeError(`data key: ${parsed.error.issues[0]?.message ?? 'not readable'}`);
  const [first, ...others] = parsed.data;
  if (!first) throw new RangeError('data key: none');
  return [first, ...others];
}

export function newMasterKey(): MasterKey {
  return { id: randomUUID(), key: newKey() };
}

/** @throws AppError `store-unavailable` when it is not among them. */
export function masterOf(masters: MasterKeys, id: string): MasterKey {
  const master = masters.find((candidate) => candidate.id === id);
  if (master) return master;
  throw new AppError(
    ErrorCode.StoreUnavailable,
    `data key ${id} is missing: it sealed records of this database`,
  );
}

/** Where the keys come from: the setting, else the file that it names, else a file in the data folder. */
export type MasterKeySource = {
  dataDir: string | null;
  key?: string | undefined;
  keyFile?: string | undefined;
};

/** Without a data folder (in tests) a key of this process only. */
export async function readMasterKeys({ dataDir, key, keyFile }: MasterKeySource): Promise<MasterKeys> {
  if (key !== undefined) return parseMasterKeys(key);
  if (keyFile !== undefined) return loadMasterKeys(keyFile);
  return dataDir === null ? [newMasterKey()] : loadMasterKeys(keyFileOf(dataDir));
}

export const keyFileOf = (dataDir: string): string => join(dataDir, 'keys', 'data.key');

/** The keys in `file`; at the very first start, a new one that is written there. Whoever has this file and the database has everything. */
export async function loadMasterKeys(file: string): Promise<MasterKeys> {
  try {
    return parseMasterKeys(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const keys: MasterKeys = [newMasterKey()];
    await writeMasterKeys(file, keys);
    return keys;
  }
}

/** Whole or not at all: a key file that was cut short would make all records unreadable. */
export async function writeMasterKeys(file: string, keys: MasterKeys): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const text = keys.map(({ id, key }) => `${id}:${Buffer.from(key).toString('base64')}\n`).join('');
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}
