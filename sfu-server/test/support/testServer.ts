import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createTabletSigner, memoryKeyStore, type TabletSigner } from '@smart-triage/shared/client/tabletKey';
import { AccessSchema, PAIRING_PATH, proofText, SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import { type Clock, systemClock } from '@smart-triage/shared/time/clock';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { totpAt } from '../../src/identity/totp.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger, type Logger } from '../../src/logging/logger.ts';
import { layEmptyDatabase } from './emptyDatabase.ts';

async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smart-triage-test-'));
  await layEmptyDatabase(dataDir);
  return dataDir;
}

type StaffLogin = 'cardio' | 'cardio2' | 'dispatch' | 'admin' | 'auditor' | 'research' | 'elsewhere';

/** A real server on a free port with its own data folder, and real clients of it. */
export class TestServer {
  readonly dataDir: string;
  app: App;
  readonly #settings: NodeJS.ProcessEnv;
  readonly #logger: Logger;
  readonly #clients: SignalingClient[] = [];
  readonly #signers = new Map<string, TabletSigner>();

  private constructor(dataDir: string, settings: NodeJS.ProcessEnv, logger: Logger, app: App) {
    this.dataDir = dataDir;
    this.#settings = settings;
    this.#logger = logger;
    this.app = app;
  }

  static async start(settings: NodeJS.ProcessEnv = {}, logger = createLogger('error')): Promise<TestServer> {
    const dataDir = settings['DATA_DIR'] ?? (await newDataDir());
    const app = await startApp(dataDir, '0', settings, { logger, clock: systemClock });
    return new TestServer(dataDir, settings, logger, app);
  }

  /** Stops and starts again on the same data folder and port, as after an update. */
  async restart(settings: NodeJS.ProcessEnv = {}, clock: Clock = systemClock): Promise<void> {
    const { port } = new URL(this.app.url);
    await this.app.close();
    const changed = { ...this.#settings, ...settings };
    this.app = await startApp(this.dataDir, port, changed, { logger: this.#logger, clock });
  }

  /** While `act` runs nobody is reached; afterwards it is there again, on the same port with the same data. */
  async whileGone(act: () => Promise<void>): Promise<void> {
    const { port } = new URL(this.app.url);
    await this.app.close();
    await act();
    const deps = { logger: this.#logger, clock: systemClock };
    this.app = await startApp(this.dataDir, port, this.#settings, deps);
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.app.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async staffToken(login: StaffLogin): Promise<string> {
    const person = this.app.demo?.people.find((candidate) => candidate.login === login);
    const code = person?.totpSecret ? { code: totpAt(person.totpSecret, Date.now()) } : {};
    return this.#tokenFrom(SIGN_IN_PATH, { account: login, password: person?.password, ...code });
  }

  async tabletToken(index = 0): Promise<string> {
    return this.enrol(this.app.demo?.tablets[index]?.code ?? '');
  }

  /** The token of a tablet that is enrolled with this code; its key is at hand whenever the token is used. */
  async enrol(code: string): Promise<string> {
    const signer = createTabletSigner(memoryKeyStore());
    const token = await this.#tokenFrom(PAIRING_PATH, { code, key: await signer.publicKey() });
    this.#signers.set(token, signer);
    return token;
  }

  /** Signs what the holder of this token has to prove; `undefined` for a person at a desk. */
  prover(token: string): ((challenge: string, token: string) => Promise<string>) | undefined {
    const signer = this.#signers.get(token);
    return signer && ((challenge, used) => signer.sign(proofText(challenge, used)));
  }

  /** Connected and greeted. */
  async connect(token: string): Promise<SignalingClient> {
    const client = this.client(token);
    await new Promise<void>((resolve, reject) => {
      client.onReady(() => {
        resolve();
      });
      client.state.subscribe(() => {
        const state = client.state.getSnapshot();
        if (state.kind === 'refused') reject(state.error);
      });
      client.connect();
    });
    return client;
  }

  /** Not yet connected. */
  client(token: string): SignalingClient {
    const prove = this.prover(token);
    const client = new SignalingClient({
      url: this.app.url,
      token: () => token,
      policy: () => 50,
      ...(prove && { prove }),
    });
    this.#clients.push(client);
    return client;
  }

  async #tokenFrom(path: string, body: unknown): Promise<string> {
    const response = await fetch(`${this.app.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return AccessSchema.parse(await response.json()).accessToken;
  }
}

function startApp(
  dataDir: string,
  port: string,
  settings: NodeJS.ProcessEnv,
  deps: { logger: Logger; clock: Clock },
): Promise<App> {
  const config = readConfig({
    PORT: port,
    METRICS_PORT: '0',
    DATA_DIR: dataDir,
    DEMO: 'true',
    LOG_LEVEL: 'error',
    ...settings,
  });
  return createApp({ config, ...deps });
}
