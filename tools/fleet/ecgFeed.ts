import type { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import type { StreamId } from '@smart-triage/shared/domain/ids';
import { type EcgFrame, encodeFrame, encodeHead } from '@smart-triage/shared/ecg/frame';
import { FrameCutter } from '@smart-triage/shared/ecg/frameCutter';
import { Pacer } from '@smart-triage/shared/ecg/pacer';
import { sampleCount } from '@smart-triage/shared/ecg/recording';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs } from '@smart-triage/shared/time/instant';
import type { EcgSource } from './ecgSource.ts';

type EcgFeedOptions = {
  source: EcgSource;
  streamId: StreamId;
  uplink: Pick<EcgUplink, 'append' | 'sendAhead'>;
  /** The device's clock: what it says against the server's goes along with each frame. */
  clock: Clock;
  clockOffsetMs: () => number | null;
};

const TICK_MS = 25;

/** Takes samples from a source in the patient's time and hands them to the uplink in frames, link or no link. */
export class EcgFeed {
  readonly #options: EcgFeedOptions;
  readonly #cutter: FrameCutter;
  readonly #pacer: Pacer;
  readonly #timer: NodeJS.Timeout;

  constructor(options: EcgFeedOptions) {
    const { source, streamId } = options;
    this.#options = options;
    this.#cutter = new FrameCutter({ ...source.format, streamId, leads: [...source.format.leads] });
    this.#pacer = new Pacer(source.format.rateHz, performance.now());
    this.#timer = setInterval(() => {
      this.#tick();
    }, TICK_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const { source, clock, clockOffsetMs } = this.#options;
    const nowMs = performance.now();
    const { count, firstSampleAtMs } = this.#pacer.take(nowMs);
    const chunk = count > 0 ? source.read(count) : null;
    if (!chunk) return;
    const firstSampleAt = addMs(clock.now(), firstSampleAtMs - nowMs);
    const frames = this.#cutter.push(chunk, { firstSampleAt, clockOffsetMs: clockOffsetMs() });
    for (const frame of frames) this.#append(frame);
    this.#options.uplink.sendAhead(() => {
      const head = this.#cutter.head();
      return head && encodeHead(head);
    });
  }

  #append(frame: EcgFrame): void {
    const { streamId, seq, capturedAt, rateHz } = frame;
    const capturedUntil = addMs(capturedAt, (sampleCount(frame) * 1000) / rateHz);
    this.#options.uplink.append({ streamId, seq, capturedUntil, bytes: encodeFrame(frame) });
  }
}
