import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { differingTimes } from '@smart-triage/shared/domain/differingTimes';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../lib/case/caseView.ts';

export type ClosedCaseProps = { view: CaseView; onLeave: () => void };

/** The case is over, or will be once the server has what waits here: the tablet is free for the next one, in a dead zone too. */
export function ClosedCase({ view: { confirmed, expected }, onLeave }: ClosedCaseProps) {
  const { t } = useTranslation();
  if (!isOver(expected)) return null;
  const isClosed = confirmed !== null && isOver(confirmed.status);
  return (
    <Banner
      tone="technical"
      title={t(isClosed ? 'closed.title' : 'closed.waiting.title')}
      actions={
        <Button variant="primary" onClick={onLeave}>
          {t('closed.next')}
        </Button>
      }
    >
      {isClosed ? <Compared state={confirmed} /> : t('closed.waiting.explanation')}
    </Banner>
  );
}

/** [EC9] */
function Compared({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { ecgComparison: comparison } = state;
  const differing = differingTimes(state).map(time).join(', ');
  return (
    <>
      {t('closed.explanation')} {comparison && t('closed.compared', comparison)}{' '}
      {differing !== '' && t('closed.differing', { times: differing })}
    </>
  );
}
