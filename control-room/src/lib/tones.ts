/** When each tone of a signal begins, in seconds from its start, and how it sounds. */
export type Signal = {
  /** By which pages of one browser know that they mean the same. */
  name: string;
  startsS: readonly number[];
  toneS: number;
  hz: number;
  volume: number;
  everyMs: number;
};

/** IEC 60601-1-8, high priority: ten pulses, as twice five, and the next burst after a pause. The rhythm within five is 3 and 2. */
const PULSE_STARTS_S = [0, 0.2, 0.4, 0.75, 0.95];
const SECOND_FIVE_S = 1.6;

/** Red alarms. */
export const HIGH_PRIORITY: Signal = {
  name: 'red alarm',
  startsS: [0, SECOND_FIVE_S].flatMap((five) => PULSE_STARTS_S.map((at) => five + at)),
  toneS: 0.15,
  hz: 523,
  volume: 0.2,
  everyMs: 10_000,
};

/** The ringing tone of Dutch telephones (ITU-T E.180: 425 Hz, 1 s on, 4 s off): nobody takes it for an alarm of IEC 60601-1-8. */
export const RINGING: Signal = {
  name: 'ringing',
  startsS: [0],
  toneS: 1,
  hz: 425,
  volume: 0.2,
  everyMs: 5000,
};

/** Repeats the signal until the returned function is called. A browser that refuses sound before a touch stays silent: what sounds is on the screen too. */
export function repeatSignal(context: AudioContext, signal: Signal): () => void {
  const play = (): void => {
    const from = context.currentTime + 0.05;
    for (const start of signal.startsS) tone(context, from + start, signal);
  };
  play();
  const timer = setInterval(play, signal.everyMs);
  return () => {
    clearInterval(timer);
  };
}

function tone(context: AudioContext, at: number, { hz, toneS, volume }: Signal): void {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = hz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + 0.02);
  gain.gain.setValueAtTime(volume, at + toneS - 0.02);
  gain.gain.linearRampToValueAtTime(0, at + toneS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + toneS);
}
