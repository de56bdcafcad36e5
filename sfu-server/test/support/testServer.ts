import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { AccessSchema, PAIRING_PATH, SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import { systemClock } from '@smart-triage/shared/time/clock';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logging/logger.ts';

type StaffLogin = 'cardio' | 'cardio2' | 'dispatch' | 'admin' | 'auditor' | 'research' | 'elsewhere';

/** A real server on a free port with its own data folder, and real clients of it. */
export class TestServer {
  readonly dataDir: string;
  app: App;
  readonly #settings: NodeJS.ProcessEnv;
  readonly #clients: SignalingClient[] = [];

  private constructor(dataDir: string, settings: NodeJS.ProcessEnv, app: App) {
    this.dataDir = dataDir;
    this.#settings = settings;
    this.app = app;
  }

  static async start(settings: NodeJS.ProcessEnv = {}): Promise<TestServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'smart-triage-test-'));
    return new TestServer(dataDir, settings, await startApp(dataDir, '0', settings));
  }

  /** Stops and starts again on the same data folder and port, as after an update. */
  async restart(): Promise<void> {
    const { port } = new URL(this.app.url);
    await this.app.close();
    this.app = await startApp(this.dataDir, port, this.#settings);
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.app.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async staffToken(login: StaffLogin): Promise<string> {
    const person = this.app.demo?.people.find((candidate) => candidate.login === login);
    return this.#tokenFrom(SIGN_IN_PATH, { account: login, password: person?.password });
  }

  async tabletToken(index = 0): Promise<string> {
    return this.#tokenFrom(PAIRING_PATH, { code: this.app.demo?.tablets[index]?.code });
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
    const client = new SignalingClient({ url: this.app.url, token: () => token, policy: () => 50 });
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

function startApp(dataDir: string, port: string, settings: NodeJS.ProcessEnv = {}): Promise<App> {
  const config = readConfig({ PORT: port, DATA_DIR: dataDir, DEMO: 'true', LOG_LEVEL: 'error', ...settings });
  return createApp({ config, logger: createLogger('error'), clock: systemClock });
}
