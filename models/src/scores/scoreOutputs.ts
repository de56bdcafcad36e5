/** Names of the outputs that every score's graph has; shapes in `metadata.json`. */
export const OUTPUT = {
  contributionLow: 'contribution_low',
  contributionHigh: 'contribution_high',
  totalLow: 'total_low',
  totalHigh: 'total_high',
  openItems: 'open_items',
} as const;

/** Outputs of a score that ends in a probability. */
export const PROBABILITY_OUTPUT = { low: 'probability_low', high: 'probability_high' } as const;
