import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/**
 * The 49,193 passwords of four signs and more that stood most often in public collections of stolen ones, in small letters: the list of `@zxcvbn-ts/language-common` 4.1.3 (MIT,
 * `brokenPasswords.LICENSE.txt`). A file here, so that nobody is asked about a password.
 */
export async function readBrokenPasswords(): Promise<ReadonlySet<string>> {
  const packed = await readFile(new URL('brokenPasswords.txt.gz', import.meta.url));
  return new Set(gunzipSync(packed).toString('utf8').trimEnd().split('\n'));
}
