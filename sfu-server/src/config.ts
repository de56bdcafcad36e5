import { CONSULT_ESCALATES_AFTER_MS } from '@smart-triage/shared/domain/consult';
import { z } from 'zod';

const PortSchema = z.coerce.number().int().min(0).max(65535);
const BooleanSchema = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Every setting, by its environment variable. Command-line options of `npm start` set the same ones. */
const ENVIRONMENT = z.object({
  PORT: PortSchema.default(4480),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Folder of the embedded database and of the signing key. */
  DATA_DIR: z.string().min(1).default('data'),
  /** A PostgreSQL server instead of the embedded database: postgres://user@host/database. The password may stand in PGPASSWORD. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// address' }).optional(),
  /** What seals patient data: `<id>:<32 bytes in base64>`, the current one first. Else the file that DATA_KEY_FILE names, else one in the data folder. */
  DATA_KEY: z.string().min(1).optional(),
  DATA_KEY_FILE: z.string().min(1).optional(),
  /** Demo accounts and simulated ambulances. Never on where patients are. */
  DEMO: BooleanSchema.default(true),
  /** `off`, `self-signed`, or a folder with cert.pem and key.pem. */
  TLS: z.string().min(1).default('off'),
  MEDIA_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  /** First media port, UDP and TCP; each worker takes one. 0 lets the system choose. */
  MEDIA_PORT: PortSchema.default(0),
  MEDIA_LISTEN_IP: z.string().min(1).default('127.0.0.1'),
  MEDIA_ANNOUNCED_ADDRESS: z.string().min(1).optional(),
  /** How long a session without a link keeps its place in calls: longer than a tunnel, shorter than a forgotten tab. */
  SESSION_GRACE_S: z.coerce.number().min(1).max(3600).default(300),
  /** How long a consult rings at one person before it rings at the next one too. */
  CONSULT_ESCALATE_S: z.coerce
    .number()
    .min(1)
    .max(3600)
    .default(CONSULT_ESCALATES_AFTER_MS / 1000),
  /** Threads for scores and ECG analysis; one for each core is plenty. */
  INFERENCE_THREADS: z.coerce.number().int().min(1).max(64).default(2),
  /** Free space, in MB, below which nothing new is taken: several pieces of the write-ahead log (16 MB each) and everything that is under way. */
  DISK_RESERVE_MB: z.coerce.number().min(1).max(1_000_000).default(128),
  /** Where hospitals' capacity comes from besides people: a file, or an http(s) address that is polled. */
  CAPACITY_SOURCE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type Config = z.infer<typeof ENVIRONMENT>;

/** Thrown at start, with every wrong setting by name; the values themselves are not repeated. */
export class ConfigError extends Error {}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = ENVIRONMENT.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ConfigError(`wrong settings:\n  ${lines.join('\n  ')}`);
}
