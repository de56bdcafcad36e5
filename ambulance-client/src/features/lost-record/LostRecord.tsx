import type { Readable } from '@smart-triage/shared/client/store';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';

export type LostRecordProps = { wasLost: Readable<boolean>; onDismiss: () => void };

/** [OB5] What the tablet could tell again looks whole, and is not: what others did is gone. In view until somebody has read it. */
export function LostRecord({ wasLost, onDismiss }: LostRecordProps) {
  const { t } = useTranslation();
  if (!useSnapshot(wasLost)) return null;
  return (
    <Banner
      tone="technical"
      title={t('lostRecord.title')}
      actions={<Button onClick={onDismiss}>{t('lostRecord.dismiss')}</Button>}
    >
      {t('lostRecord.text')}
    </Banner>
  );
}
