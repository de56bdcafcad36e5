/** IEC 60601-1-8, high priority: ten pulses, as twice five, and the next burst after a pause. The rhythm within five is 3 and 2. */
const PULSE_STARTS_S = [0, 0.2, 0.4, 0.75, 0.95];
const SECOND_FIVE_S = 1.6;
const PULSE_S = 0.15;
const TONE_HZ = 523;
const VOLUME = 0.2;
const BURST_EVERY_MS = 10_000;

/** Plays the burst for red alarms until the returned function is called. A browser that refuses sound before a touch stays silent: the bar says it in colour too. */
export function startAlarmSound(context: AudioContext): () => void {
  const burst = (): void => {
    const from = context.currentTime + 0.05;
    for (const start of [0, SECOND_FIVE_S].flatMap((five) => PULSE_STARTS_S.map((at) => five + at)))
      pulse(context, from + start);
  };
  burst();
  const timer = setInterval(burst, BURST_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

function pulse(context: AudioContext, at: number): void {
  const [tone, gain] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = TONE_HZ;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(VOLUME, at + 0.02);
  gain.gain.setValueAtTime(VOLUME, at + PULSE_S - 0.02);
  gain.gain.linearRampToValueAtTime(0, at + PULSE_S);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + PULSE_S);
}
