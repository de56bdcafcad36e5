import type { ConsentAnswer } from '@smart-triage/shared/domain/hospitalRecord';
import { nameOf } from '@smart-triage/shared/domain/role';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { QuestionPanel } from '../../ui/QuestionPanel.tsx';
import type { RecordConsentModel, RecordConsentSnapshot } from './recordConsentModel.ts';

/** [HR1] The crew asks the patient whether the cardiologist may look into the hospital's record, and taps the answer. It can be taken back at any time. */
export function RecordConsentPanel({ model }: { model: RecordConsentModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  return (
    <QuestionPanel
      title={t('recordConsent.title')}
      known={<Known state={state} />}
      onTheWay={state.isOnTheWay ? t('recordConsent.onTheWay') : null}
    >
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
    </QuestionPanel>
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
