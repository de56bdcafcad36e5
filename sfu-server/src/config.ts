import { CONSULT_ESCALATES_AFTER_MS } from '@smart-triage/shared/domain/consult';
import { ASSUMED_ROADS, RoadsSchema } from '@smart-triage/shared/domain/roads';
import { MonitorUrlSchema } from '@smart-triage/shared/monitor/monitorAddress';
import { type Role, RoleSchema } from '@smart-triage/shared/domain/role';
import { isThisMachine } from '@smart-triage/shared/protocol/thisMachine';
import { z } from 'zod';
import { HOSPITALS } from './region/hollandsMidden.ts';
import { trustedProxies } from './http/clientAddress.ts';

const PortSchema = z.coerce.number().int().min(0).max(65535);
const BooleanSchema = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A crew gets in with its tablet, so no claim makes somebody one. */
const StaffRoleSchema = RoleSchema.exclude(['paramedic']);
const ROLES_FORM = 'claim-value=role, separated by commas';
/** `cardiology=cardiologist,mka=dispatcher`: what is not named here gets nobody in. */
const RoleMapSchema = z.string().transform((text, context): ReadonlyMap<string, Role> => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const roles = pairs.map(([value = '', role]) => [value, StaffRoleSchema.safeParse(role)] as const);
  if (roles.some(([value, role]) => value === '' || !role.success))
    context.addIssue({ code: 'custom', message: ROLES_FORM });
  return new Map(roles.flatMap(([value, role]) => (role.success ? [[value, role.data] as const] : [])));
});
const ProxyListSchema = z.string().transform((text, context): string[] => {
  const proxies = text.split(',').map((proxy) => proxy.trim());
  try {
    trustedProxies(proxies);
  } catch {
    context.addIssue({ code: 'custom', message: 'addresses or networks, separated by commas' });
  }
  return proxies;
});
/** `lumc=+31 71 000 0000,alrijne-leiderdorp=…`: by the ids of the region's hospitals. */
const PhoneListSchema = z.string().transform((text, context): ReadonlyMap<string, string> => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const isKnown = (id: string | undefined) => HOSPITALS.some((hospital) => hospital.id === id);
  if (!pairs.every(([id, phone]) => isKnown(id) && /^[+\d][\d ()-]{2,29}$/.test(phone ?? '')))
    context.addIssue({
      code: 'custom',
      message: "hospital=number, separated by commas, of this region's hospitals",
    });
  return new Map(pairs.map(([id = '', phone = '']) => [id, phone]));
});
const NameListSchema = z.string().transform((text) => text.split(',').map((name) => name.trim()));
/** Codes and cookies cross the network to it: in the clear only within this machine. */
const SafeUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine((text) => text.startsWith('https:') || isThisMachine(text), {
    error: 'must be https, unless it is this machine',
  });

/** What crosses a network to it says how it is protected there; `sslmode=disable` is then somebody's decision, and no oversight. */
const DatabaseUrlSchema = z
  .url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// address' })
  .refine((text) => new URL(text).hostname === '' || isThisMachine(text) || /[?&]sslmode=/.test(text), {
    error: 'must say ?sslmode= (verify-full is best), unless the database is on this machine',
  });

/** At least so many that a page can warn before. */
const IdleSchema = z.coerce
  .number()
  .int()
  .max(16 * 60)
  .refine((minutes) => minutes === 0 || minutes >= 5, 'minutes, at least 5, or 0 for never');
const DaysSchema = z.coerce.number().int().min(1).max(36_500).optional();

/** Every setting, by its environment variable. Command-line options of `npm start` set the same ones. */
const ENVIRONMENT = z
  .object({
    PORT: PortSchema.default(4480),
    HOST: z.string().min(1).default('127.0.0.1'),
    /** Where `/metrics` is, apart from the pages. Without a number the port after PORT; 0, like PORT 0, lets the system choose. */
    METRICS_PORT: PortSchema.optional(),
    METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    /** Folder of the embedded database and of the signing key. */
    DATA_DIR: z.string().min(1).default('data'),
    /** A PostgreSQL server instead of the embedded database: postgres://user@host/database. The password may stand in PGPASSWORD. */
    DATABASE_URL: DatabaseUrlSchema.optional(),
    /** What seals patient data: `<id>:<32 bytes in base64>`, the current one first. Else the file that DATA_KEY_FILE names, else one in the data folder. */
    DATA_KEY: z.string().min(1).optional(),
    DATA_KEY_FILE: z.string().min(1).optional(),
    /** Demo accounts and simulated ambulances. Never on where patients are. */
    DEMO: BooleanSchema.default(true),
    /** `off`, `self-signed`, or a folder with cert.pem and key.pem. */
    TLS: z.string().min(1).default('off'),
    /** Addresses or networks of reverse proxies in front, separated by commas: only their `X-Forwarded-For` is believed. They must keep `Host`. */
    TRUSTED_PROXIES: ProxyListSchema.default([]),
    MEDIA_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
    /** First media port, UDP and TCP; each worker takes one. 0 lets the system choose. */
    MEDIA_PORT: PortSchema.default(0),
    /** `0.0.0.0` and `::` for every address of this machine. */
    MEDIA_LISTEN_IP: z
      .union([z.ipv4(), z.ipv6()], { error: 'an address, such as 127.0.0.1 or 0.0.0.0' })
      .default('127.0.0.1'),
    /** What browsers connect to instead, behind an address translation (a container, a cloud). */
    MEDIA_ANNOUNCED_ADDRESS: z.string().min(1).optional(),
    /** How long a session without a link keeps its place in calls: longer than a tunnel, shorter than a forgotten tab. */
    SESSION_GRACE_S: z.coerce.number().min(1).max(3600).default(300),
    /** Minutes without use after which a page asks its person to sign in anew, 0 for never: of cardiologists and dispatchers (it rings only at who is signed in), and of everybody else at a desk. */
    IDLE_CARE_MIN: IdleSchema.default(0),
    IDLE_OFFICE_MIN: IdleSchema.default(15),
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
    /** Days after a case was closed until `npm run store -- retain delete` lets go of its ECG, its photos, all of it. Without a number: never. */
    RETAIN_ECG_DAYS: DaysSchema,
    RETAIN_PHOTO_DAYS: DaysSchema,
    RETAIN_CASE_DAYS: DaysSchema,
    /** [VR1] Records picture and sound of the ambulance, with the patient's consent. `RETAIN_VIDEO_DAYS` belongs to it: the patient is told for how long. */
    RECORD_VIDEO: BooleanSchema.default(false),
    RETAIN_VIDEO_DAYS: DaysSchema,
    /** Where tablets find the gateway of their vehicle's monitor, the same in every vehicle: a wss:// address. Without it, no monitor is looked for. */
    MONITOR_URL: MonitorUrlSchema.optional(),
    /** What the gateways of the fleet ask tablets for. */
    MONITOR_KEY: z.string().min(1).max(200).optional(),
    /** Where hospitals' capacity comes from besides people: a file, or an http(s) address that is polled. */
    CAPACITY_SOURCE: z.string().min(1).optional(),
    /** How much longer roads are than a straight line, and how fast they are driven, where no crew has said when it arrives: an estimate, shown as one. */
    ETA_DETOUR: z.coerce.number().pipe(RoadsSchema.shape.detour).default(ASSUMED_ROADS.detour),
    ETA_KM_PER_HOUR: z.coerce.number().pipe(RoadsSchema.shape.kmPerHour).default(ASSUMED_ROADS.kmPerHour),
    /** Where a crew announces a patient by voice when nothing can be sent. Without it, screens say to phone and give no number. */
    HOSPITAL_PHONES: PhoneListSchema.default(new Map()),
    /** The base address of a hospital's FHIR R4 server. Without it, no record can be opened. */
    HOSPITAL_RECORD_URL: SafeUrlSchema.optional(),
    /** What screens call it. */
    HOSPITAL_RECORD_NAME: z.string().min(1).max(80).default('FHIR'),
    /** Whose numbers patients are asked for by; by default the Dutch citizen service number. */
    HOSPITAL_RECORD_NUMBERS: z.string().min(1).default('http://fhir.nl/fhir/NamingSystem/bsn'),
    /** The bearer token by which this server proves itself to that one. */
    HOSPITAL_RECORD_TOKEN: z.string().min(1).optional(),
    /** Where people's browsers find this server: what an OpenID provider sends them back to. Never taken from a request. */
    PUBLIC_URL: SafeUrlSchema.optional(),
    /** An OpenID Connect provider, beside the embedded accounts. OIDC_CLIENT_ID, OIDC_ROLES and PUBLIC_URL belong to it. */
    OIDC_ISSUER: z.url({ protocol: /^https$/, error: 'an https address' }).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    /** Absent for a public client, which proves itself by PKCE alone. */
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    /** What the sign-in page calls it. */
    OIDC_LABEL: z.string().min(1).max(40).default('OpenID Connect'),
    /** The claim of the ID token that says what somebody is, and which of its values is which role here. The first that fits counts. */
    OIDC_ROLE_CLAIM: z.string().min(1).default('roles'),
    OIDC_ROLES: RoleMapSchema.optional(),
    /** The claim with the organisation; without this setting everybody belongs to the home site. */
    OIDC_SITE_CLAIM: z.string().min(1).optional(),
    /** Values of `amr` or `acr` that mean that a second factor was shown (RFC 8176). */
    OIDC_SECOND_FACTOR: NameListSchema.default(['mfa']),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  })
  .superRefine((config, context) => {
    if (config.RECORD_VIDEO && config.RETAIN_VIDEO_DAYS === undefined)
      context.addIssue({ code: 'custom', path: ['RETAIN_VIDEO_DAYS'], message: 'belongs to RECORD_VIDEO' });
    if (config.OIDC_ISSUER === undefined) return;
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_ROLES', 'PUBLIC_URL'] as const) {
      if (config[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'belongs to OIDC_ISSUER' });
    }
  });
export type Config = z.infer<typeof ENVIRONMENT>;

/** The name of every setting. */
export const SETTINGS: readonly string[] = Object.keys(ENVIRONMENT.shape);

/** Never shown, not even in part. */
const SECRETS: ReadonlySet<keyof Config> = new Set([
  'DATA_KEY',
  'HOSPITAL_RECORD_TOKEN',
  'MONITOR_KEY',
  'OIDC_CLIENT_SECRET',
]);
const MASK = '***';

/** What was set to something else than by default, to print: secrets are masked, and so is a password in an address. */
export function shownSettings(config: Config): Record<string, unknown> {
  const defaults: Partial<Config> = ENVIRONMENT.parse({});
  const changed = Object.entries(config).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name as keyof Config]),
  );
  return Object.fromEntries(
    changed.map(([name, value]) => [name, SECRETS.has(name as keyof Config) ? MASK : shown(value)]),
  );
}

function shown(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (typeof value !== 'string' || !URL.canParse(value)) return value;
  const url = new URL(value);
  // A token can stand there as well.
  if (url.password !== '') url.password = MASK;
  if (url.search !== '') url.search = MASK;
  return url.href;
}

/** Thrown at start, with every wrong setting by name; the values themselves are not repeated. */
export class ConfigError extends Error {}

/** An empty one is one that is not set, as in a list of settings where a line was left open: nothing is 0 by it. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = ENVIRONMENT.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ConfigError(`wrong settings:\n  ${lines.join('\n  ')}`);
}
