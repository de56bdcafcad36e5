import { AppError } from '@smart-triage/shared/errors/appError';
import { systemClock } from '@smart-triage/shared/time/clock';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, createApp } from './app.ts';
import { settingsFromArguments } from './commandLine.ts';
import { type Config, ConfigError, readConfig, shownSettings } from './config.ts';
import { createLogger } from './logging/logger.ts';

/** Process matters only: settings, signals and exit codes. */
async function start(): Promise<void> {
  const config = readConfig({ ...process.env, ...settingsFromArguments(process.argv.slice(2)) });
  const logger = createLogger(config.LOG_LEVEL);
  logger.info({ settings: shownSettings(config) }, 'starting with these settings beside the defaults');
  const app = await createApp({ config, logger, clock: systemClock });
  stopOnSignals(app);
  if (app.demo) await tellFleet(app, config);
  console.log(welcome(app));
}

/** A stop that hangs is ended: what was confirmed is on the disk since before it was confirmed. */
const STOP_WITHIN_MS = 15_000;

function stopOnSignals(app: App): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** The simulated ambulances are programs of their own and pair like any tablet: they find address and codes in this file. */
async function tellFleet(app: App, config: Config): Promise<void> {
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const file = join(config.DATA_DIR, 'demo.json');
  await writeFile(
    file,
    JSON.stringify({ url: app.url, metricsUrl: app.metricsUrl, tablets: app.demo?.tablets ?? [] }),
    { mode: 0o600 },
  );
}

function welcome({ urls, demo, metricsUrl }: App): string {
  const lines = ['', 'SMART Triage is running. Research use only: not a medical device.', ''];
  if (metricsUrl !== null) lines.push(`  metrics       ${metricsUrl}`);
  lines.push(...page('control room', urls, '/control-room/'));
  if (!demo) return [...lines, ...page('tablet', urls, '/ambulance/'), ''].join('\n');
  const [tablet] = demo.tablets;
  for (const { role, login, password, totpSecret } of demo.people) {
    const factor = totpSecret === null ? '' : `  and codes of ${totpSecret}`;
    lines.push(`                ${role.padEnd(13)} ${login.padEnd(9)} ${password}${factor}`);
  }
  lines.push(
    '',
    ...page('tablet', urls, '/ambulance/'),
    `                pairing code  ${tablet?.code ?? ''}`,
    ...demo.crew.map(({ number, pin }) => `                crew member   ${number}  PIN ${pin}`),
    '',
  );
  return lines.join('\n');
}

/** One line for each address at which it can be opened. */
function page(name: string, urls: readonly string[], path: string): string[] {
  return urls.map((url, index) => `  ${(index === 0 ? name : '').padEnd(13)} ${url}${path}`);
}

/** What whoever starts it can put right, in a sentence; `null` for a fault of ours. */
function forPeople(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof AppError) return error.message;
  const { code, address, port } = error as { code?: unknown; address?: unknown; port?: unknown };
  if (code === 'EADDRINUSE')
    return `another program listens on ${String(address)}, port ${String(port)}: end it, or choose another port (--port, PORT)`;
  if (code === 'EADDRNOTAVAIL')
    return `this machine has no address ${String(address)}: choose another one (--host, HOST)`;
  if (typeof code === 'string' && NO_DATABASE.test(code))
    return `DATABASE_URL: the database does not let this server in, or is not there (${code})`;
  return null;
}

/** Nobody listens, or PostgreSQL says that it starts or stops, knows no such user, password or database. */
const NO_DATABASE = /^(ECONNREFUSED|ENOTFOUND|57P0\d|28\w{3}|3D000)$/;

try {
  await start();
} catch (error) {
  console.error(forPeople(error) ?? error);
  // What had begun before the fault, workers and the database among them, would keep a server alive that serves nobody.
  process.exit(1);
}
