import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/** Fewer than this and it is a pattern (aaaabbbb…, 121212…), however long. */
const FEWEST_SIGNS = 6;
/** Of a login, a name or this product: what somebody who guesses tries first. */
const SHORTEST_WORD = 4;
const PRODUCT = [
  'smart',
  'triage',
  'ambulance',
  'password',
  'wachtwoord',
  'welkom',
  'ziekenhuis',
  'hospital',
];
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** A longer piece of a keyboard's row or of an alphabet counts as one sign. */
const RUN = 4;

/** What somebody puts around a password that is too short. */
const AROUND = /^[^\p{L}]+|[^\p{L}]+$/gu;

/**
 * What people may choose as a password: the length is a matter of the schema (at least twelve signs), this refuses what is long and easily guessed all the same, and what was `broken` elsewhere, with whatever stands around it. No mix of signs is
 * asked for (NIST SP 800-63B, OWASP ASVS 5.0 6.2.5).
 * @throws AppError `invalid`, which never says what was typed.
 */
export function assertGoodPassword(
  password: string,
  { login, name }: { login: string; name: string },
  broken: ReadonlySet<string>,
): void {
  const text = password.toLowerCase();
  const words = [login, ...name.split(/[^\p{L}\d]+/u), ...PRODUCT].map((word) => word.toLowerCase());
  const left = words
    .filter((word) => word.length >= SHORTEST_WORD)
    .reduce((rest, word) => rest.replaceAll(word, ''), withoutRuns(text));
  const isBroken = broken.has(text) || broken.has(text.replace(AROUND, ''));
  if (!isBroken && new Set(left).size >= FEWEST_SIGNS) return;
  const limit = 'too easily guessed: use several words, or a password manager';
  throw new AppError(ErrorCode.Invalid, `newPassword: ${limit}`, {
    issues: [{ path: 'newPassword', limit }],
  });
}

function withoutRuns(text: string): string {
  const runs = ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')]);
  let left = text;
  for (const run of runs)
    for (let length = run.length; length >= RUN; length--)
      for (let from = 0; from + length <= run.length; from++)
        left = left.replaceAll(run.slice(from, from + length), '');
  return left;
}
