import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What the fleet needs of the options of `npm start`. */
export type FleetOptions = {
  /** The server's data folder, where it leaves address and pairing codes. */
  readonly dataDir: string;
  /** The server's own certificate; `null` when it serves plain http. */
  readonly certificateFile: string | null;
  /** A WFDB header whose recording the first ambulance streams; `null` for the simulator's ECG. */
  readonly ecgFile: string | null;
  readonly isWanted: boolean;
};

/** The server reads the same ones; those that only it uses are accepted and passed over. */
const OPTIONS = {
  data: { type: 'string' },
  tls: { type: 'boolean' },
  'tls-dir': { type: 'string' },
  'no-demo': { type: 'boolean' },
  ecg: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const;

/** Throws on an option that does not exist. Options go before environment variables, as in the server. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): FleetOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  const dataDir = values.data ?? env['DATA_DIR'] ?? 'data';
  const tls = values['tls-dir'] ?? (values.tls ? 'self-signed' : (env['TLS'] ?? 'off'));
  return {
    dataDir,
    certificateFile: certificateFile(tls, dataDir),
    ecgFile: values.ecg ?? null,
    isWanted: !values['no-demo'] && env['DEMO'] !== 'false',
  };
}

function certificateFile(tls: string, dataDir: string): string | null {
  if (tls === 'off') return null;
  return join(tls === 'self-signed' ? join(dataDir, 'tls') : tls, 'cert.pem');
}
