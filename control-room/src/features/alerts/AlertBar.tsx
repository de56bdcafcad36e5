import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { VITAL_SIGNS } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { AlertActions } from './alertActions.ts';
import styles from './AlertBar.module.css';
import { type Alert, alertList, type LiveReading } from './alertList.ts';

const css = classesOf(styles);

export type AlertBarProps = {
  state: CaseState;
  live: LiveReading;
  clock: Clock;
  actions: AlertActions;
  /** Whether this person may acknowledge. */
  mayAnswer: boolean;
};

/** What is wrong now: with the patient, and apart from it with the measuring. Nothing is shown while nothing is. */
export function AlertBar({ state, live, clock, actions, mayAnswer }: AlertBarProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const now = useNow(clock, 1000);
  const { isBusy, failure } = useReadable(actions);
  const alerts = alertList(state, live, now);
  if (alerts.length === 0 && failure === null) return null;
  return (
    <section className={css('bar')} aria-label={t('alerts.title')}>
      <ul className={css('list')} aria-live="polite">
        {alerts.map((alert) => (
          <li key={alert.id} className={css('alert', flashOf(alert))}>
            <AlertWords alert={alert} now={now} />
            {alert.kind === 'vital' && !alert.isAcknowledged && mayAnswer && (
              <SendButton
                aria-busy={isBusy}
                {...keyOf('acknowledge')}
                onClick={() => {
                  actions.acknowledge(alert.vital);
                }}
              >
                {t('alerts.acknowledge')}
              </SendButton>
            )}
          </li>
        ))}
      </ul>
      {failure !== null && <Failure code={failure} />}
    </section>
  );
}

/** IEC 60601-1-8: what nobody has seen yet flashes, red fast and yellow slowly; cyan and what was seen stand still. */
function flashOf(alert: Alert): string | false {
  const isSeen = alert.kind === 'vital' && alert.isAcknowledged;
  return !isSeen && alert.priority !== 'low' && `flash-${alert.priority}`;
}

/** Who has been seen keeps its words and its stars, and loses its colour. */
function AlertWords({ alert, now }: { alert: Alert; now: Instant }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (alert.kind === 'technical')
    return (
      <>
        <Badge tone={`alarm-${alert.priority}`}>{t(`alerts.technical.${alert.what.type}`)}</Badge>
        <span>
          {alert.what.type === 'leads-off' ? (
            alert.what.leads.join(', ')
          ) : (
            <AgeText measuredAt={alert.what.since} now={now} />
          )}
        </span>
      </>
    );
  const { vital, isAcknowledged, priority } = alert;
  return (
    <>
      <Badge tone={isAcknowledged ? 'done' : `alarm-${priority}`}>{vitalWords(alert, format, t)}</Badge>
      <AgeText measuredAt={vital.measuredAt} now={now} />
      {isAcknowledged && <span>{t('alerts.acknowledged')}</span>}
    </>
  );
}

function vitalWords(
  { vital: { sign, side, value, limit } }: Extract<Alert, { kind: 'vital' }>,
  { number, withUnit }: ReturnType<typeof useFormat>,
  t: TFunction,
): string {
  const words = { value: withUnit(value, VITAL_SIGNS[sign].unit), limit: number(limit) };
  return `${t(`alerts.sign.${sign}`)} ${t(`alerts.${side}`, words)}`;
}
