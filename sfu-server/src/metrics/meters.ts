import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { RequestName } from '@smart-triage/shared/protocol/requests';
import { Counter, Histogram, Registry } from 'prom-client';

/** From the 5 ms of a score to the second after which a crew asks again. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What is counted as it happens. What can be looked up when somebody asks is in `createMetrics`. */
export class Meters {
  readonly registry = new Registry();
  readonly #requests = new Counter({
    name: 'smart_triage_requests_total',
    help: 'Requests over the socket that were answered, by name and by ok or the code of the refusal',
    labelNames: ['request', 'outcome'],
    registers: [this.registry],
  });
  readonly #seconds = new Histogram({
    name: 'smart_triage_request_seconds',
    help: 'From a request to its reply, durable where it has to be',
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #frames = new Counter({
    name: 'smart_triage_ecg_frames_total',
    help: 'ECG frames that were stored and acknowledged',
    registers: [this.registry],
  });
  readonly #bytes = new Counter({
    name: 'smart_triage_ecg_bytes_total',
    help: 'Bytes of these frames, as they came',
    registers: [this.registry],
  });
  readonly #deaths = new Counter({
    name: 'smart_triage_deaths_total',
    help: 'Media workers and inference threads that died and were replaced',
    labelNames: ['kind'],
    registers: [this.registry],
  });

  answered(request: RequestName, outcome: ErrorCode | 'ok', seconds: number): void {
    this.#requests.inc({ request, outcome });
    this.#seconds.observe(seconds);
  }

  ecgStored(frames: readonly { bytes: Uint8Array }[]): void {
    this.#frames.inc(frames.length);
    this.#bytes.inc(frames.reduce((sum, { bytes }) => sum + bytes.length, 0));
  }

  died(kind: 'media-worker' | 'inference-thread'): void {
    this.#deaths.inc({ kind });
  }
}
