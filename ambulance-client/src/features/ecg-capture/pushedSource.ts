import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { EcgSource, EcgSourceDescription, EcgSourceEvents } from './ecgSource.ts';

export type PushedSource = EcgSource & {
  push: (chunk: EcgRecording, firstSampleAt: Instant) => void;
  /** Nothing follows any more. */
  end: () => void;
};

/** Gives out what a device sends, when it sends it. Once it was stopped it takes nothing more. */
export function createPushedSource(description: EcgSourceDescription): PushedSource {
  let events: EcgSourceEvents | null = null;
  return {
    describe: () => description,
    start: (given) => {
      events = given;
    },
    stop: () => {
      events = null;
    },
    push: (chunk, firstSampleAt) => events?.onSamples(chunk, firstSampleAt),
    end: () => events?.onEnd(),
  };
}
