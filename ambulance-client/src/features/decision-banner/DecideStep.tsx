import type { CaseStatus } from '@smart-triage/shared/domain/caseMachine';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { ReasonForm } from '@smart-triage/shared/ui/guidance/ReasonForm';
import { HoldButton } from '@smart-triage/shared/ui/HoldButton';
import { Button } from '@smart-triage/shared/ui/Button';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './decision.module.css';
import { type DecisionModel, refusalWords, type StepState, type UndecidedEnd } from './decisionModel.ts';
import { DecisionDetails, DecisionHeadline } from './DecisionText.tsx';

/** What was decided, and what the crew does next: each step is final, so each is held for a second. */
export function DecideStep({ model }: { model: DecisionModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  const next = state.steps.find(({ refusal, isOnTheWay }) => refusal === null && !isOnTheWay);
  return (
    <Panel title={t('step.decide')}>
      <div className={styles['decide']}>
        {state.kind === 'none' ? (
          <EmptyState title={t('decision.none')}>{t('decision.noneHint')}</EmptyState>
        ) : (
          <div>
            <p className={styles['headlineSmall']}>
              <DecisionHeadline state={state} />
            </p>
            <DecisionDetails state={state} />
          </div>
        )}
        <ul className={styles['steps']}>
          {state.steps.map((step) => (
            <li key={step.step}>
              <Step step={step} isNext={step === next} status={state.status} model={model} />
            </li>
          ))}
        </ul>
        <EndUndecided undecided={state.undecided} model={model} />
      </div>
    </Panel>
  );
}

type StepProps = {
  step: StepState;
  /** The first that can be taken: the one thing to do here. */
  isNext: boolean;
  status: CaseStatus;
  model: DecisionModel;
};

function Step({ step, isNext, status, model }: StepProps) {
  const { t } = useTranslation();
  const label = t(`decision.step.${step.step}`);
  if (step.isOnTheWay) return <p className={styles['sent']}>{t('decision.stepOnTheWay', { step: label })}</p>;
  if (step.refusal !== null)
    return <Button refusal={t(`decision.stepRefusal.${refusalWords(step.step, status)}`)}>{label}</Button>;
  return (
    <HoldButton
      variant={step.step === 'case-closed' ? 'danger' : isNext ? 'primary' : 'quiet'}
      onConfirm={() => {
        model.take(step.step);
      }}
    >
      {label}
    </HoldButton>
  );
}

const WHY_UNDECIDED = ['other-service', 'cancelled', 'patient', 'mistake'] as const;

/** For a ride that another service takes over, or a patient who will not go on: folded, so that nobody ends a case by mistake. */
function EndUndecided({ undecided, model }: { undecided: UndecidedEnd; model: DecisionModel }) {
  const { t } = useTranslation();
  if (undecided === 'refused') return null;
  if (undecided === 'on-the-way')
    return (
      <p className={styles['sent']}>{t('decision.stepOnTheWay', { step: t('decision.undecided.title') })}</p>
    );
  return (
    <details>
      <summary>{t('decision.undecided.title')}</summary>
      <ReasonForm
        label={t('decision.undecided.reason')}
        choices={WHY_UNDECIDED.map((why) => t(`decision.undecided.why.${why}`))}
        hint={t('decision.undecided.hint')}
        send={t('decision.undecided.send')}
        onSend={model.closeUndecided}
      />
    </details>
  );
}
