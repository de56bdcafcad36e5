/** The widest ECG that is streamed, stored and drawn. A source outside of it is refused where it is opened, not half-way. */
export const ECG_LIMITS = {
  rateHz: { min: 100, max: 1000 },
  /** One step in nanovolt: 1 nV to 0.1 mV. */
  lsbNv: { min: 1, max: 100_000 },
  leads: { min: 1, max: 12 },
  samplesPerFrame: { min: 1, max: 1000 },
} as const;
