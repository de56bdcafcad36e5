import type { CaseState } from '@smart-triage/shared/domain/caseState';
import {
  type ConsentAnswer,
  type RecordBasis,
  refusalOfRecord,
} from '@smart-triage/shared/domain/hospitalRecord';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './HospitalRecord.module.css';
import { OpenDialog } from './OpenDialog.tsx';
import type { RecordModel, RecordSnapshot } from './recordModel.ts';

const css = classesOf(styles);

type OpeningActionsProps = { state: CaseState; model: RecordModel; snapshot: RecordSnapshot; source: string };

/** With consent, or in an emergency for who cannot be asked. What is not possible now says why. */
export function OpeningActions({ state, model, snapshot, source }: OpeningActionsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<RecordBasis | null>(null);
  const may = (basis: RecordBasis) => refusalOfRecord(state, basis) === null;
  const isGiven = state.recordConsent?.answer === 'given';
  return (
    <>
      <div className={css('acts')}>
        {snapshot.opened && snapshot.opened.outcome.kind !== 'record' && (
          <AskAgain basis={snapshot.opened.basis} mayAsk={may(snapshot.opened.basis)} onAsk={setAsking} />
        )}
        {snapshot.opened ? (
          <Button onClick={model.putAway}>{t('record.putAway')}</Button>
        ) : (
          <SendButton
            variant="primary"
            refusal={may('consent') ? undefined : t(`record.refused.${refusedWords(state)}`)}
            onClick={() => {
              setAsking('consent');
            }}
          >
            {t('record.open', { source })}
          </SendButton>
        )}
        {!isGiven && !snapshot.opened && (
          <SendButton
            refusal={may('break-glass') ? undefined : t(`record.refused.${refusedWords(state)}`)}
            onClick={() => {
              setAsking('break-glass');
            }}
          >
            {t('record.breakGlass')}
          </SendButton>
        )}
        {state.status !== 'closed' && <NoteConsent state={state} model={model} />}
      </div>
      {snapshot.failure !== null && asking === null && <Failure code={snapshot.failure} />}
      {asking && (
        <OpenDialog
          basis={asking}
          source={source}
          model={model}
          snapshot={snapshot}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
    </>
  );
}

type AskAgainProps = { basis: RecordBasis; mayAsk: boolean; onAsk: (basis: RecordBasis) => void };

/** [HR3] No answer, or not of this patient: the number is typed anew, since it was not kept. */
function AskAgain({ basis, mayAsk, onAsk }: AskAgainProps) {
  const { t } = useTranslation();
  if (!mayAsk) return null;
  return (
    <SendButton
      variant="primary"
      onClick={() => {
        onAsk(basis);
      }}
    >
      {t('record.askAgain')}
    </SendButton>
  );
}

/** [HR1] The patient can say it to the cardiologist too, over the call. */
function NoteConsent({ state, model }: Pick<OpeningActionsProps, 'state' | 'model'>) {
  const { t } = useTranslation();
  const said = state.recordConsent?.answer ?? null;
  const answers: ConsentAnswer[] =
    said === null ? ['given', 'refused'] : said === 'given' ? ['withdrawn'] : ['given'];
  return answers.map((answer) => (
    <SendButton key={answer} variant="quiet" onClick={() => void model.noteConsent(answer)}>
      {t(`record.note.${answer}`)}
    </SendButton>
  ));
}

function refusedWords({ status, recordConsent }: CaseState): 'closed' | 'notAsked' | 'refused' | 'withdrawn' {
  if (status === 'closed') return 'closed';
  if (recordConsent === null || recordConsent.answer === 'given') return 'notAsked';
  return recordConsent.answer;
}
