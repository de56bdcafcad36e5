import { ageWords } from '../i18n/ageWords.ts';
import type { Words } from '../words.ts';
import type { EcgStatus } from './ecgStatus.ts';
import type { SweepLayout } from './sweepLayout.ts';

export function statusWords(status: EcgStatus, { t }: Words): string {
  if (status.kind === 'stale') return t('ecg.stale', { age: ageWords(status.ageMs, t) });
  return t(`ecg.${status.kind}`);
}

export function leadWords(layout: SweepLayout, { t }: Words): string {
  return layout.kind === 'rows' ? layout.leads.join(', ') : t('ecg.allLeads');
}
