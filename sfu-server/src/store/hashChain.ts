import { canonicalJson, type JsonValue } from '@smart-triage/shared/hash/canonicalJson';
import { createHash } from 'node:crypto';

/** What the first entry of the log follows. */
export const CHAIN_START = '0'.repeat(64);

/** The hash of an entry: it covers the entry and, through `previous`, everything before it. */
export function chainHash(previous: string, entry: JsonValue): string {
  return createHash('sha256').update(previous).update(canonicalJson(entry)).digest('hex');
}
