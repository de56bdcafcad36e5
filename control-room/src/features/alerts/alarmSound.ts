import { repeatSignal } from '../../lib/tones.ts';

/** IEC 60601-1-8, high priority: ten pulses, as twice five, and the next burst after a pause. The rhythm within five is 3 and 2. */
const PULSE_STARTS_S = [0, 0.2, 0.4, 0.75, 0.95];
const SECOND_FIVE_S = 1.6;

/** Plays the burst for red alarms until the returned function is called. */
export function startAlarmSound(context: AudioContext): () => void {
  return repeatSignal(context, {
    startsS: [0, SECOND_FIVE_S].flatMap((five) => PULSE_STARTS_S.map((at) => five + at)),
    toneS: 0.15,
    hz: 523,
    volume: 0.2,
    everyMs: 10_000,
  });
}
