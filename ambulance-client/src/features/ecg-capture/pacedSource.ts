import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs } from '@smart-triage/shared/time/instant';
import type { EcgSource, EcgSourceDescription } from './ecgSource.ts';
import { Pacer } from '@smart-triage/shared/ecg/pacer';

/** Often enough that a frame of 100 ms leaves within a few milliseconds of being full. */
const TICK_MS = 20;

export type PacedSourceOptions = {
  description: EcgSourceDescription;
  /** The next `count` samples; fewer at the end, and `null` after it. */
  read: (count: number) => EcgRecording | null;
  clock: Clock;
  /** Steady milliseconds: never set back, whatever happens to the wall clock. */
  steadyMs: () => number;
};

/** Gives out samples that are there already in the time in which a patient would have produced them. */
export function createPacedSource({ description, read, clock, steadyMs }: PacedSourceOptions): EcgSource {
  let timer: ReturnType<typeof setInterval> | null = null;
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    describe: () => description,
    start: ({ onSamples, onEnd }) => {
      const pacer = new Pacer(description.rateHz, steadyMs());
      timer = setInterval(() => {
        const nowMs = steadyMs();
        const { count, firstSampleAtMs } = pacer.take(nowMs);
        if (count === 0) return;
        const chunk = read(count);
        if (chunk) onSamples(chunk, addMs(clock.now(), firstSampleAtMs - nowMs));
        else {
          stop();
          onEnd();
        }
      }, TICK_MS);
    },
    stop,
  };
}
