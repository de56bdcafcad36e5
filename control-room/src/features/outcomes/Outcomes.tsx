import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { FollowUpForm } from './FollowUpForm.tsx';
import { FollowUpTable } from './FollowUpTable.tsx';
import styles from './Outcomes.module.css';
import type { OutcomesModel } from './outcomesModel.ts';

const css = classesOf(styles);

/** [FU2] [FU3] A researcher's page: which rides are due, how each patient fared, and what it comes to. */
export function Outcomes({ model, clock }: { model: OutcomesModel; clock: Clock }) {
  const { t } = useTranslation();
  const { cases, figures, isReading, writing, failure } = useReadable(model);
  const [selected, setSelected] = useState<CaseId | null>(null);
  useEffect(() => {
    void model.read();
  }, [model]);
  const entry = cases?.find(({ caseId }) => caseId === selected) ?? null;
  return (
    <main className={css('page')}>
      <h1>{t('outcomes.title')}</h1>
      <p>{t('outcomes.isLogged')}</p>
      <Button onClick={() => void model.read()} aria-busy={isReading}>
        {t('outcomes.read')}
      </Button>
      {failure !== null && <Failure code={failure} />}
      <p role="status" className={css('status')}>
        {isReading && t('outcomes.reading')}
        {!isReading && cases !== null && t('outcomes.found', { count: cases.length })}
      </p>
      {entry && (
        <FollowUpForm
          key={entry.caseId}
          entry={entry}
          isWriting={writing !== null}
          onRecord={async (outcome) => {
            if (await model.record(entry.caseId, outcome)) setSelected(null);
          }}
          onCancel={() => {
            setSelected(null);
          }}
        />
      )}
      {cases !== null && cases.length > 0 && (
        <FollowUpTable cases={cases} now={clock.now()} onSelect={setSelected} />
      )}
      {figures && (
        <>
          <FiguresTable title={t('outcomes.patients')} rows={figures.patients} />
          <FiguresTable title={t('outcomes.simulatedPatients')} rows={figures.simulated} />
        </>
      )}
    </main>
  );
}
