import { parseArgs } from 'node:util';
import { ConfigError } from './config.ts';

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  tls: { type: 'boolean' },
  'tls-dir': { type: 'string' },
  'no-demo': { type: 'boolean' },
  /** For the simulated fleet, which `npm start` hands the same options. */
  ecg: { type: 'string' },
} as const;

/** The options of `npm start --` as the settings that they stand for. */
export function settingsFromArguments(args: readonly string[]): NodeJS.ProcessEnv {
  const values = parse(args);
  return {
    ...(values.port !== undefined && { PORT: values.port }),
    ...(values.host !== undefined && { HOST: values.host, MEDIA_LISTEN_IP: addressOf(values.host) }),
    ...(values.data !== undefined && { DATA_DIR: values.data }),
    ...(values.tls && { TLS: 'self-signed' }),
    ...(values['tls-dir'] !== undefined && { TLS: values['tls-dir'] }),
    ...(values['no-demo'] && { DEMO: 'false' }),
  };
}

/** Media have no names, and this one is the same everywhere. */
const addressOf = (host: string) => (host === 'localhost' ? '127.0.0.1' : host);

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : 'wrong options');
  }
}
