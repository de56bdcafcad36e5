import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Clock } from '@smart-triage/shared/time/clock';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { StillRequest } from './stillRequest.ts';

type StillButtonProps = { model: StillRequest; asked: CaseState['photoAsked']; clock: Clock };

/** [PH4] A press asks for a photo; until one comes it says who asked and since when. */
export function StillButton({ model, asked, clock }: StillButtonProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const { isBusy, failure } = useReadable(model);
  return (
    <>
      <SendButton aria-busy={isBusy} onClick={model.ask} {...keyOf('still')}>
        {t('call.askStill')}
      </SendButton>
      {asked && (
        <Badge tone="waiting">
          {t('call.stillAsked', { name: asked.by.name })} <Since at={asked.at} clock={clock} />
        </Badge>
      )}
      {failure !== null && <Failure code={failure} />}
    </>
  );
}

function Since({ at, clock }: { at: NonNullable<CaseState['photoAsked']>['at']; clock: Clock }) {
  return <AgeText measuredAt={at} now={useNow(clock, 1000)} />;
}
