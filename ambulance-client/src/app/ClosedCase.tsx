import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';

/** The case is over: nothing can be entered any more, and the tablet is free for the next one. */
export function ClosedCase({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Banner
      tone="technical"
      title={t('closed.title')}
      actions={
        <Button variant="primary" onClick={onLeave}>
          {t('closed.next')}
        </Button>
      }
    >
      {t('closed.explanation')}
    </Banner>
  );
}
