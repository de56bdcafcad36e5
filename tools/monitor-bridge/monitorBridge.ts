import { ECG_LIMITS } from '@smart-triage/shared/ecg/limits';
import {
  BRIDGE_ALIVE_EVERY_MS,
  BRIDGE_CLOSE,
  BRIDGE_KEEPS_MS,
  BRIDGE_SUBPROTOCOL,
  type BridgeMessage,
  type EcgChunk,
  type Hello,
  readHello,
  type Welcome,
} from '@smart-triage/shared/monitor/bridgeMessages';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import { type EcgRecording, MISSING_SAMPLE, sampleCount } from '@smart-triage/shared/ecg/recording';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export type MonitorBridgeOptions = Pick<Welcome, 'device' | 'origin'> & {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  key?: string;
  /** Without them it answers in the clear, which a tablet accepts from its own machine only. */
  tls?: { cert: string; key: string };
  clock: Clock;
};

/** A hello is a few hundred bytes; whoever sends more is no tablet. */
const LONGEST_HELLO_BYTES = 2048;
const HELLO_WITHIN_MS = 5000;
/** What is owed to a tablet that does not read; beyond it, it has to come back and go on from where it was. */
const MOST_OWED_BYTES = 8_000_000;

/** The reference of docs/monitor-bridge.md: what a gateway of a patient monitor does, for whoever builds one to compare with. */
export class MonitorBridge {
  readonly url: string;
  readonly #options: MonitorBridgeOptions;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #welcome: Welcome;
  readonly #alive: ReturnType<typeof setInterval>;
  #kept: EcgChunk[] = [];
  #nextSeq = 0;
  #tablet: WebSocket | null = null;

  private constructor(options: MonitorBridgeOptions, http: Server) {
    const { device, origin, tls } = options;
    this.#options = options;
    this.#http = http;
    this.#welcome = { type: 'welcome', device, origin, session: randomUUID() };
    this.url = `${tls ? 'wss' : 'ws'}://localhost:${(http.address() as AddressInfo).port}`;
    this.#sockets = new WebSocketServer({
      server: http,
      maxPayload: LONGEST_HELLO_BYTES,
      handleProtocols: (offered) => (offered.has(BRIDGE_SUBPROTOCOL) ? BRIDGE_SUBPROTOCOL : false),
    });
    this.#sockets.on('connection', (socket) => {
      this.#handleConnection(socket);
    });
    this.#alive = setInterval(() => {
      this.#say({ type: 'alive', at: options.clock.now() });
    }, BRIDGE_ALIVE_EVERY_MS);
  }

  static async create(options: MonitorBridgeOptions): Promise<MonitorBridge> {
    const http = options.tls ? createHttpsServer(options.tls) : createHttpServer();
    http.listen(options.port, options.host);
    await once(http, 'listening');
    return new MonitorBridge(options, http);
  }

  /** [MB3] What was measured next, its first sample at `at`: said to the tablet, and kept for it. */
  ecg(recording: EcgRecording, at: Instant): void {
    const { rateHz, lsbNv, leads, samples } = recording;
    if (sampleCount(recording) > ECG_LIMITS.samplesPerFrame.max) throw new RangeError('a shorter chunk');
    const written = samples.map((lead) =>
      Array.from(lead, (sample) => (sample === MISSING_SAMPLE ? null : sample)),
    );
    const seq = this.#nextSeq++;
    const chunk: EcgChunk = { type: 'ecg', seq, at, rateHz, lsbNv, leads: [...leads], samples: written };
    const oldest = addMs(at, -BRIDGE_KEEPS_MS);
    this.#kept = [...this.#kept.filter((kept) => kept.at >= oldest), chunk];
    this.#say(chunk);
  }

  ecgEnded(): void {
    // A tablet that comes later learns of the end from the hole in `seq`.
    this.#nextSeq++;
    this.#kept = [];
    this.#say({ type: 'ecg-ended', at: this.#options.clock.now() });
  }

  /** [MB5] */
  vitals(values: VitalsReading['values'], at: Instant): void {
    this.#say({ type: 'vitals', at, values });
  }

  /** As when the network fails; the tablet may come back. */
  dropTablet(): void {
    this.#tablet?.terminate();
  }

  async close(): Promise<void> {
    clearInterval(this.#alive);
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#http.close();
    await once(this.#http, 'close');
  }

  #handleConnection(socket: WebSocket): void {
    const timer = setTimeout(() => {
      socket.close(BRIDGE_CLOSE.notUnderstood);
    }, HELLO_WITHIN_MS);
    socket.once('message', (data: Buffer) => {
      clearTimeout(timer);
      this.#handleHello(socket, readHello(data.toString('utf8')));
    });
    socket.once('close', () => {
      clearTimeout(timer);
      if (this.#tablet === socket) this.#tablet = null;
    });
    // `ws` tells of a broken frame or a reset here, and closes by itself.
    socket.on('error', () => {
      socket.terminate();
    });
  }

  #handleHello(socket: WebSocket, hello: Hello | null): void {
    const { key, clock } = this.#options;
    if (!hello) {
      socket.close(BRIDGE_CLOSE.notUnderstood);
      return;
    }
    if (key !== undefined && hello.key !== key) {
      socket.close(BRIDGE_CLOSE.wrongKey);
      return;
    }
    // One tablet has the monitor: two would make two records of one patient.
    this.#tablet?.close(BRIDGE_CLOSE.replaced);
    this.#tablet = socket;
    this.#say(this.#welcome);
    this.#say({ type: 'alive', at: clock.now() });
    for (const chunk of this.#missed(hello.resume)) this.#say(chunk);
  }

  /** [MB4] What came after the piece that the tablet has. A tablet that has none begins now. */
  #missed(resume: Hello['resume']): readonly EcgChunk[] {
    if (resume?.session !== this.#welcome.session) return [];
    return this.#kept.filter(({ seq }) => seq > resume.seq);
  }

  #say(message: BridgeMessage): void {
    const tablet = this.#tablet;
    if (tablet?.readyState !== tablet?.OPEN) return;
    if ((tablet?.bufferedAmount ?? 0) > MOST_OWED_BYTES) tablet?.terminate();
    else tablet?.send(JSON.stringify(message));
  }
}
