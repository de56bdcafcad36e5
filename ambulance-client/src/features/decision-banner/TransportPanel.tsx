import type { CrewFactState } from '@smart-triage/shared/domain/crewFacts';
import type { Clock } from '@smart-triage/shared/time/clock';
import { Button } from '@smart-triage/shared/ui/Button';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFactsModel } from './crewFactsModel.ts';
import styles from './decision.module.css';
import type { DecisionModel } from './decisionModel.ts';
import { DecisionHeadline } from './DecisionText.tsx';
import { ArrivalWord } from './ArrivalWord.tsx';
import { AnnounceButton, HospitalWord } from './HospitalWord.tsx';

/** Rides of this region by one tap each; the hospital needs a time, not a minute. */
const MINUTES = [5, 10, 15, 20, 30, 45] as const;

export type TransportPanelProps = { model: CrewFactsModel; decision: DecisionModel; clock: Clock };

/** Where to, does the hospital know, does it take the patient, and when is the crew there. */
export function TransportPanel({ model, decision, clock }: TransportPanelProps) {
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
        <p>
          <HospitalWord state={state} />
        </p>
        <AnnounceButton model={model} />
        <Arrival model={model} clock={clock} />
      </div>
    </Panel>
  );
}

type ArrivalProps = Pick<TransportPanelProps, 'model' | 'clock'>;

function Arrival({ model, clock }: ArrivalProps) {
  const { t } = useTranslation();
  const { known, onTheWay, closed } = useSnapshot(model);
  return (
    <>
      <p role="status">
        {onTheWay.includes('arrival:expect') ? (
          t('transport.onTheWay')
        ) : (
          <ArrivalWord arrival={known.arrival} />
        )}
      </p>
      {known.arrival && !closed.includes('arrival:expect') && (
        <TimeLeft arrival={known.arrival} clock={clock} />
      )}
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

const LOOK_EVERY_MS = 10_000;
const MINUTE_MS = 60_000;

type TimeLeftProps = { arrival: NonNullable<CrewFactState['arrival']>; clock: Clock };

/** How long still, as the crew said it: what has passed is said to have passed, and how old the figure is stands beside it. */
function TimeLeft({ arrival, clock }: TimeLeftProps) {
  const { t } = useTranslation();
  const now = useNow(clock, LOOK_EVERY_MS);
  const minutes = Math.ceil((arrival.arrivalAt - now) / MINUTE_MS);
  return (
    <p>
      <strong>{minutes > 0 ? t('transport.left', { minutes }) : t('transport.passed')}</strong> ·{' '}
      <AgeText measuredAt={arrival.at} now={now} />
    </p>
  );
}
