export const SAMPLE_RATE_HZ = 48_000;
/** What a WebRTC source takes in one go: ten milliseconds. */
export const BLOCK_SAMPLES = SAMPLE_RATE_HZ / 100;

const PERIOD_BLOCKS = 200;
const TONE_MS = 240;
/** A tenth of full scale: to be heard, not to be annoyed by. */
const AMPLITUDE = 3200;

/** One second of a tone without a pause, to be repeated: whoever measures when sound is back must not wait for the next one. `pitchHz` is a whole number, so that it joins. */
export function steadyTone(pitchHz: number): Int16Array[] {
  return Array.from({ length: SAMPLE_RATE_HZ / BLOCK_SAMPLES }, (_, block) =>
    Int16Array.from({ length: BLOCK_SAMPLES }, (__, i) => {
      const seconds = (block * BLOCK_SAMPLES + i) / SAMPLE_RATE_HZ;
      return Math.round(AMPLITUDE * Math.sin(2 * Math.PI * pitchHz * seconds));
    }),
  );
}

/** Two seconds of sound in blocks of ten milliseconds, to be repeated: one soft tone, then silence. */
export function softTone(pitchHz: number): Int16Array[] {
  const length = (TONE_MS * SAMPLE_RATE_HZ) / 1000;
  const sampleAt = (i: number): number => {
    if (i >= length) return 0;
    // Swells and fades (a Hann window): a tone that starts at once clicks.
    const swell = (1 - Math.cos((2 * Math.PI * i) / length)) / 2;
    return Math.round(AMPLITUDE * swell * Math.sin((2 * Math.PI * pitchHz * i) / SAMPLE_RATE_HZ));
  };
  return Array.from({ length: PERIOD_BLOCKS }, (_, block) =>
    Int16Array.from({ length: BLOCK_SAMPLES }, (__, i) => sampleAt(block * BLOCK_SAMPLES + i)),
  );
}
