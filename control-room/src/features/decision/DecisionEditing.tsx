import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { dispositionWords } from '../../lib/words.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendHold } from '../../ui/SendHold.tsx';
import styles from './Decision.module.css';
import { readForm } from './decisionForm.ts';
import type { DecisionModel, DecisionSnapshot } from './decisionModel.ts';
import type { DecisionSheetProps } from './DecisionSheet.tsx';
import { StillNeeded } from './StillNeeded.tsx';

const css = classesOf(styles);

type EditingActionsProps = { decision: DecisionSnapshot; actions: DecisionModel; isSuperseded: boolean };

/** What is still missing in words, and the hold that records. */
export function EditingActions({ decision, actions, isSuperseded }: EditingActionsProps) {
  const { t } = useTranslation();
  const reading = readForm(decision.form);
  const missing = reading.kind === 'incomplete' ? reading.missing : [];
  return (
    <>
      <StillNeeded fields={missing} />
      <SendHold disabled={missing.length > 0 || isSuperseded} onConfirm={() => void actions.record()}>
        {t('decision.record')}
      </SendHold>
    </>
  );
}

type EditingNoticesProps = DecisionSheetProps & { failure: ErrorCode | null; isSuperseded: boolean };

export function EditingNotices({ failure, isSuperseded, state, hospitals, actions }: EditingNoticesProps) {
  const { t } = useTranslation();
  const inForce = state.decision;
  if (isSuperseded && inForce)
    return (
      <div className={css('notice')} role="alert">
        <p>
          <strong>{t('decision.superseded.title')}</strong>
        </p>
        <p>
          {dispositionWords(inForce.disposition, hospitals, t)}. {inForce.reason} ({inForce.decidedBy.name})
        </p>
        <Button onClick={actions.acceptNewer}>{t('decision.superseded.accept')}</Button>
      </div>
    );
  if (failure !== null) return <Failure code={failure} />;
  if (!inForce) return null;
  return (
    <p className={css('notice')}>
      {t('decision.replaces', { decision: dispositionWords(inForce.disposition, hospitals, t) })}
    </p>
  );
}
