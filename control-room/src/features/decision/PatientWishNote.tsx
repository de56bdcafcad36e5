import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';

/** [DC7] What the patient wants and refuses, before anybody decides anything. */
export function PatientWishNote({ wish }: { wish: CaseState['patientWish'] }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  if (!wish) return null;
  const refused = wish.refuses.map((each) => t(`decision.wish.refusal.${each}`)).join(', ');
  return (
    <Banner tone="decision" title={t('decision.wish.title')}>
      {[wish.said, refused && t('decision.wish.refuses', { refused })].filter(Boolean).join('. ')}{' '}
      {t('decision.wish.by', { name: wish.by.name, time: time(wish.at) })}
    </Banner>
  );
}
