import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import type { Decided } from './DecisionText.tsx';

/** [DC5] What the crew wants to know on the way: does the hospital know, and does it take the patient. */
export function HospitalWord({ state: { decision, announcement } }: { state: Decided }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (decision.disposition.kind !== 'transport') return null;
  if (!announcement) return <p>{t('decision.hospital.notTold')}</p>;
  const { answer } = announcement;
  if (!answer) return <p>{t('decision.hospital.announced', { time: format.time(announcement.at) })}</p>;
  const time = format.time(answer.at);
  return <p>{t(`decision.hospital.${answer.said.kind}`, { ...answer.said, time })}</p>;
}
