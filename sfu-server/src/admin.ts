import { parseArgs } from 'node:util';
import { type AdminCall, askServer, isNobodyThere } from './http/adminClient.ts';
import { pairingQr } from './identity/pairingQr.ts';

const HELP = `npm run admin -- COMMAND [--data DIR]     (while the server runs, as the owner of its data folder)
  create-account LOGIN ROLE "NAME" [--site SITE]   prints a password, good once to choose another, and the second factor, once
  disable-account LOGIN                            ends everything that the account has open
  reset-account LOGIN                              prints new ones, as for a new account, and ends what the old ones opened
  end-sign-ins PERSON                              puts somebody out who is signed in, by the id in the access log; they may sign in anew
  set-pin NUMBER "NAME" [--site SITE]              prints the PIN of somebody of a crew, once; again: a new one
  remove-crew NUMBER                               nobody signs in on a tablet with this number any more
  enrol-tablet UNIT [--site SITE] [--address URL]  prints a code, good once and for 15 minutes, also as a QR code
  revoke-tablet UNIT                               a lost tablet falls off at once
  patient-extract CASE [--language en]             who has seen this patient's data, in the patient's words (nl unless said otherwise)
  verify-access-log                                checks the chain from the first line to the last
`;

type Options = { data?: string; site?: string; address?: string; language?: string; help?: boolean };

function parseOptions(): { positionals: string[]; values: Options } {
  return parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      site: { type: 'string' },
      address: { type: 'string' },
      language: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
}

function dataDirOf({ data }: Options): string {
  return data ?? process.env['DATA_DIR'] ?? 'data';
}

function callOf(
  [command, first = '', role = '', name = '']: readonly string[],
  values: Options,
): AdminCall | null {
  const site = values.site === undefined ? {} : { site: values.site };
  const named = encodeURIComponent(first);
  switch (command) {
    case 'create-account':
      return { method: 'POST', path: '/accounts', body: { login: first, role, name, ...site } };
    case 'disable-account':
      return { method: 'POST', path: `/accounts/${named}/disable`, body: {} };
    case 'reset-account':
      return { method: 'POST', path: `/accounts/${named}/reset`, body: {} };
    case 'end-sign-ins':
      return { method: 'POST', path: `/people/${named}/end-sign-ins`, body: {} };
    case 'set-pin':
      return { method: 'POST', path: '/crew', body: { number: first, name: role, ...site } };
    case 'remove-crew':
      return { method: 'POST', path: `/crew/${named}/remove`, body: {} };
    case 'enrol-tablet':
      return { method: 'POST', path: '/tablets/codes', body: { unit: first, ...site } };
    case 'revoke-tablet':
      return { method: 'POST', path: `/tablets/${named}/revoke`, body: {} };
    case 'patient-extract':
      return {
        method: 'GET',
        path: `/cases/${named}/access-log?language=${encodeURIComponent(values.language ?? 'nl')}`,
      };
    case 'verify-access-log':
      return { method: 'GET', path: '/access-log/verification' };
    default:
      return null;
  }
}

/** 0 when it was done and, for the log, when its chain is whole. */
async function run(call: AdminCall, values: Options): Promise<number> {
  const { status, text } = await askServer(call, dataDirOf(values));
  const answer = JSON.parse(text) as Record<string, unknown>;
  if (typeof answer['extract'] === 'string') console.log(answer['extract']);
  else
    for (const [name, value] of Object.entries(answer))
      console.log(`${name.padEnd(14)} ${textOf(name, value)}`);
  if (typeof answer['code'] === 'string') console.log(pairingQr(answer['code'], values.address));
  const isBroken = typeof answer['firstBreak'] === 'number';
  return status < 300 && !isBroken ? 0 : 1;
}

/** Moments are read by people here. */
function textOf(name: string, value: unknown): string {
  return name === 'until' && typeof value === 'number' ? new Date(value).toISOString() : String(value);
}

/** What whoever typed it can put right, in a sentence; `null` for a fault of ours. */
function forPeople(error: unknown, dataDir: string): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (isNobodyThere(error)) return `no server runs on the data folder ${dataDir}`;
  if (code === 'EACCES') return `the data folder ${dataDir} belongs to somebody else: ask as its owner`;
  const isOption = typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
  return isOption && error instanceof Error ? `${error.message}\n\n${HELP}` : null;
}

let dataDir = '';
try {
  const { positionals, values } = parseOptions();
  dataDir = dataDirOf(values);
  const call = values.help ? null : callOf(positionals, values);
  if (call === null) console.log(HELP);
  const isAsked = values.help === true;
  process.exitCode = call === null ? Number(!isAsked) * 2 : await run(call, values);
} catch (error) {
  console.error(forPeople(error, dataDir) ?? error);
  process.exitCode = 1;
}
