import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { wishWords } from '../../lib/words.ts';

/** [DC7] What the patient wants and refuses, before anybody decides anything. */
export function PatientWishNote({ wish }: { wish: CaseState['patientWish'] }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  if (!wish) return null;
  return (
    <Banner tone="decision" title={t('decision.wish.title')}>
      {wishWords(wish, t)} {t('decision.wish.by', { name: wish.by.name, time: time(wish.at) })}
    </Banner>
  );
}
