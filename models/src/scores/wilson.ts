import type { PublishedRisk } from '@smart-triage/shared/domain/score';

/** 97.5th centile of the normal distribution. */
const Z = 1.959963984540054;

/** Events of a total as per cent with the 95 % Wilson score interval, to one decimal as papers print it. (Wilson, JASA 1927;22:209.) */
export function wilsonPercent(
  events: number,
  total: number,
): Pick<PublishedRisk, 'percent' | 'lowPercent' | 'highPercent'> {
  const share = events / total;
  const spread = Z ** 2 / total;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share)) / total + spread / (4 * total))) / (1 + spread);
  return {
    percent: oneDecimal(share),
    lowPercent: oneDecimal(centre - half),
    highPercent: oneDecimal(centre + half),
  };
}

function oneDecimal(share: number): number {
  return Math.round(share * 1000) / 10;
}
