import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { CaseIdSchema, type StreamId, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { instant } from '@smart-triage/shared/time/instant';
import { simulatedEcg } from '../../fleet/ecgSource.ts';

/** Ten frames a second of 50 samples: 500 Hz. */
const FRAME_MS = 100;
const FRAME_SAMPLES = 50;
/** As a monitor is read by a crew's tablet. */
const VITALS_EVERY_MS = 10_000;
/** Enough different ECG that nothing compresses it; made beforehand, so that making it is not measured. */
const PREPARED_FRAMES = 100;

export type LightAmbulanceOptions = {
  url: string;
  token: () => Promise<string>;
  unit: string;
  seed: number;
  /** `false`: vital signs only. */
  hasEcg?: boolean;
  /** Told how long a frame waited for its acknowledgement. */
  onAcknowledged?: (afterMs: number) => void;
};

/** An ambulance for load: the real protocol over a real socket, without picture and sound, and cheap enough for a hundred in one process. */
export class LightAmbulance {
  readonly #options: LightAmbulanceOptions;
  readonly #signaling: SignalingClient;
  readonly #caseId = CaseIdSchema.parse(crypto.randomUUID());
  readonly #streamId: StreamId = StreamIdSchema.parse(crypto.randomUUID());
  readonly #sentAt = new Map<number, number>();
  readonly #samples: Int16Array[][];
  #timers: NodeJS.Timeout[] = [];
  #seq = 0;
  /** As the monitor shows them until something else is measured. */
  #signs: Partial<Record<VitalSign, number>> = { spo2: 96, systolicBp: 130, diastolicBp: 80 };

  private constructor(options: LightAmbulanceOptions) {
    this.#options = options;
    const source = simulatedEcg('normal', options.seed, 0);
    this.#samples = Array.from({ length: PREPARED_FRAMES }, () => [
      ...(source.read(FRAME_SAMPLES)?.samples ?? []),
    ]);
    this.#signaling = new SignalingClient({ url: options.url, token: options.token });
    this.#signaling.on('ecg:acknowledged', ({ through }) => {
      this.#handleAcknowledged(through);
    });
  }

  /** On the road, with a case open and its ECG running. */
  static async create(options: LightAmbulanceOptions): Promise<LightAmbulance> {
    const ambulance = new LightAmbulance(options);
    await ambulance.#open();
    ambulance.#start();
    return ambulance;
  }

  /** For what a bench sends besides. */
  get line() {
    return { signaling: this.#signaling, caseId: this.#caseId };
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#signaling.close();
  }

  async #open(): Promise<void> {
    const ready = new Promise<void>((resolve) => {
      this.#signaling.onReady(() => {
        resolve();
      });
    });
    this.#signaling.connect();
    await ready;
    const caseId = this.#caseId;
    const { source, format } = simulatedEcg('normal', 1, 0);
    const { rateHz, lsbNv, leads } = format;
    const startedAt = instant(Date.now());
    const stream = { streamId: this.#streamId, rateHz, lsbNv, leads: [...leads], source, startedAt };
    await this.#ask('case:open', { unit: this.#options.unit, simulated: true });
    await this.#signaling.request('case:watch', { caseId });
    if (this.#hasEcg()) await this.#ask('ecg:start', { stream });
  }

  /** Written down when it resolves, and what the monitor shows from then on. */
  async measure(values: Partial<Record<VitalSign, number>>): Promise<void> {
    this.#signs = { ...this.#signs, ...values };
    const reading = { measuredAt: instant(Date.now()), source: 'simulator' as const, values };
    await this.#ask('vitals:record', { reading });
  }

  #hasEcg(): boolean {
    return this.#options.hasEcg ?? true;
  }

  #start(): void {
    const frames = () => {
      this.#sendFrame();
    };
    const vitals = () => {
      this.#sendVitals();
    };
    this.#timers = [setInterval(vitals, VITALS_EVERY_MS)];
    if (this.#hasEcg()) this.#timers.push(setInterval(frames, FRAME_MS));
  }

  #sendFrame(): void {
    const seq = this.#seq++;
    const frame = encodeFrame({
      streamId: this.#streamId,
      seq,
      capturedAt: instant(Date.now()),
      clockOffsetMs: 0,
      ...simulatedFormat,
      samples: this.#samples[seq % PREPARED_FRAMES] ?? [],
    });
    this.#sentAt.set(seq, performance.now());
    this.#signaling
      .request('ecg:push', { caseId: this.#caseId, frames: packFrames([frame]) })
      .catch(() => undefined);
  }

  #sendVitals(): void {
    const heartRate = 60 + (this.#seq % 40);
    this.measure({ ...this.#signs, heartRate }).catch(() => undefined);
  }

  #handleAcknowledged(through: number): void {
    const now = performance.now();
    for (const [seq, sentAt] of this.#sentAt) {
      if (seq > through) break;
      this.#options.onAcknowledged?.(now - sentAt);
      this.#sentAt.delete(seq);
    }
  }

  /** A change of the case. */
  #ask(name: 'case:open' | 'ecg:start' | 'vitals:record', input: object): Promise<unknown> {
    const change = { requestId: crypto.randomUUID(), caseId: this.#caseId };
    return this.#signaling.request(name, { ...change, ...input } as never);
  }
}

const { rateHz, lsbNv, leads } = simulatedEcg('normal', 1, 0).format;
const simulatedFormat = { rateHz, lsbNv, leads: [...leads] };
