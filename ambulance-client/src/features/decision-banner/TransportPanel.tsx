import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFactsModel } from './crewFactsModel.ts';
import styles from './decision.module.css';
import type { DecisionModel } from './decisionModel.ts';
import { DecisionHeadline } from './DecisionText.tsx';
import { AnnounceButton, HospitalWord } from './HospitalWord.tsx';

/** Rides of this region by one tap each; the hospital needs a time, not a minute. */
const MINUTES = [5, 10, 15, 20, 30, 45] as const;

export type TransportPanelProps = { model: CrewFactsModel; decision: DecisionModel };

/** Where to, does the hospital know, does it take the patient, and when is the crew there. */
export function TransportPanel({ model, decision }: TransportPanelProps) {
  const { t } = useTranslation();
  const state = useSnapshot(decision);
  if (state.kind === 'none') return null;
  return (
    <Panel title={t('transport.title')}>
      <div className={styles['fact']}>
        <p>
          <strong>
            <DecisionHeadline state={state} />
          </strong>
        </p>
        <HospitalWord state={state} />
        <AnnounceButton model={model} />
        <Arrival model={model} />
      </div>
    </Panel>
  );
}

function Arrival({ model }: { model: CrewFactsModel }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { known, onTheWay, closed } = useSnapshot(model);
  return (
    <>
      <p role="status">
        {onTheWay.includes('arrival:expect')
          ? t('transport.onTheWay')
          : known.arrival
            ? t('transport.expected', { time: time(known.arrival.arrivalAt), at: time(known.arrival.at) })
            : t('transport.notSaid')}
      </p>
      {!closed.includes('arrival:expect') && (
        <div className={styles['taps']} role="group" aria-label={t('transport.arrivesIn')}>
          <span aria-hidden>{t('transport.arrivesIn')}</span>
          {MINUTES.map((minutes) => (
            <Button
              key={minutes}
              onClick={() => {
                model.expectArrival(minutes);
              }}
            >
              {t('transport.minutes', { minutes })}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
