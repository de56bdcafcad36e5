/** When each tone of a signal begins, in seconds from its start, and how it sounds. */
export type Signal = {
  startsS: readonly number[];
  toneS: number;
  hz: number;
  volume: number;
  everyMs: number;
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
