import type { ConsentAnswer } from '@smart-triage/shared/domain/hospitalRecord';
import { nameOf } from '@smart-triage/shared/domain/role';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './recordConsent.module.css';
import type { RecordConsentModel, RecordConsentSnapshot } from './recordConsentModel.ts';

/** [HR1] The crew asks the patient whether the cardiologist may look into the hospital's record, and taps the answer. It can be taken back at any time. */
export function RecordConsentPanel({ model }: { model: RecordConsentModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  return (
    <Panel title={t('recordConsent.title')}>
      <div className={styles['consent']}>
        <Known state={state} />
        {state.isOnTheWay ? (
          <p role="status">{t('recordConsent.onTheWay')}</p>
        ) : (
          <div className={styles['taps']} role="group" aria-label={t('recordConsent.title')}>
            {answersTo(state).map((answer) => (
              <Button
                key={answer}
                refusal={state.isClosed ? t('recordConsent.closed') : undefined}
                onClick={() => {
                  model.note(answer);
                }}
              >
                {t(`recordConsent.tap.${answer}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}

/** Whoever gave consent can only take it back; whoever did not, can still give it. */
function answersTo({ consent }: RecordConsentSnapshot): ConsentAnswer[] {
  if (consent === null) return ['given', 'refused'];
  return consent.answer === 'given' ? ['withdrawn'] : ['given'];
}

function Known({ state: { consent } }: { state: RecordConsentSnapshot }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  if (!consent) return <p>{t('recordConsent.ask')}</p>;
  const { answer, at, by } = consent;
  return (
    <p role="status">
      <strong>{t(`recordConsent.answer.${answer}`)}</strong>{' '}
      {t('recordConsent.by', { time: time(at), name: nameOf(by) })}
    </p>
  );
}
