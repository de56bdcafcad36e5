import type { EcgComparison } from '@smart-triage/shared/domain/ecgBlock';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';

export type ClosedCaseProps = { comparison: EcgComparison | null; onLeave: () => void };

/** The case is over: nothing can be entered any more, and the tablet is free for the next one. */
export function ClosedCase({ comparison, onLeave }: ClosedCaseProps) {
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
      {t('closed.explanation')} {comparison && t('closed.compared', comparison)}
    </Banner>
  );
}
