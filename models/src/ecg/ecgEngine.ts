/** Raised with every change that can move a measurement or a rule: a stored analysis names it. */
export const ECG_ENGINE = { id: 'ecg-analysis', version: '1.1.0' } as const;
