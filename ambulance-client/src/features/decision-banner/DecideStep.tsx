import type { CaseStatus } from '@smart-triage/shared/domain/caseMachine';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { HoldButton } from '@smart-triage/shared/ui/HoldButton';
import { Button } from '@smart-triage/shared/ui/Button';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './decision.module.css';
import { type DecisionModel, refusalWords, type StepState } from './decisionModel.ts';
import { DecisionDetails, DecisionHeadline } from './DecisionText.tsx';

/** What was decided, and what the crew does next: each step is final, so each is held for a second. */
export function DecideStep({ model }: { model: DecisionModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
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
              <Step step={step} status={state.status} model={model} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function Step({ step, status, model }: { step: StepState; status: CaseStatus; model: DecisionModel }) {
  const { t } = useTranslation();
  const label = t(`decision.step.${step.step}`);
  if (step.isOnTheWay) return <p className={styles['sent']}>{t('decision.stepOnTheWay', { step: label })}</p>;
  if (step.refusal !== null)
    return <Button refusal={t(`decision.stepRefusal.${refusalWords(step.step, status)}`)}>{label}</Button>;
  return (
    <HoldButton
      variant={step.step === 'case-closed' ? 'danger' : 'primary'}
      onConfirm={() => {
        model.take(step.step);
      }}
    >
      {label}
    </HoldButton>
  );
}
