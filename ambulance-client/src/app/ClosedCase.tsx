import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { differingTimes } from '@smart-triage/shared/domain/differingTimes';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';

export type ClosedCaseProps = { state: CaseState; onLeave: () => void };

/** The case is over: nothing can be entered any more, and the tablet is free for the next one. */
export function ClosedCase({ state, onLeave }: ClosedCaseProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { ecgComparison: comparison } = state;
  const differing = differingTimes(state).map(time).join(', ');
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
      {t('closed.explanation')} {comparison && t('closed.compared', comparison)}{' '}
      {differing !== '' && t('closed.differing', { times: differing })}
    </Banner>
  );
}
