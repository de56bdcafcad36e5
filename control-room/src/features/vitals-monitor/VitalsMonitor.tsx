import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { LatestVitals } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import { instant, type Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { VitalsTile } from '@smart-triage/shared/ui/VitalsTile';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shownReading } from './shownReading.ts';
import { type VitalReading, vitalReadings } from './vitalReadings.ts';
import { TrendLine } from './TrendLine.tsx';
import { vitalTrend } from './vitalTrend.ts';
import styles from './VitalsMonitor.module.css';

const css = classesOf(styles);
const TREND_STEP_MS = 30_000;

export type VitalsMonitorProps = {
  vitals: LatestVitals;
  /** Of the whole case, for the trends. */
  events: readonly CaseEvent[];
  clock: Clock;
  /** Beside the title. */
  actions?: ReactNode;
};

export function VitalsMonitor({ vitals, events, clock, actions }: VitalsMonitorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, 1000);
  return (
    <Panel title={t('vitals.title')} actions={actions} flush>
      <div className={css('monitor')}>
        <div className={css('tiles')}>
          {vitalReadings(vitals).map((reading) => (
            <VitalsTile
              key={reading.tile}
              label={t(`vitals.sign.${reading.tile}`)}
              unit={reading.unit}
              reading={shownReading(reading, format)}
              now={now}
              staleAfterMs={reading.staleAfterMs}
              signal={reading.signal}
            >
              <Trend reading={reading} events={events} now={now} />
            </VitalsTile>
          ))}
        </div>
      </div>
    </Panel>
  );
}

/** Drawn anew when something was measured or half a minute has passed: the tile counts seconds, the trend does not move that fast. */
function Trend({
  reading,
  events,
  now,
}: {
  reading: VitalReading;
  events: readonly CaseEvent[];
  now: Instant;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const until = instant(Math.ceil(now / TREND_STEP_MS) * TREND_STEP_MS);
  const { signs } = reading;
  const lines = useMemo(() => signs.map((sign) => vitalTrend(events, sign, until)), [signs, events, until]);
  const values = lines.flat().map(({ value }) => value);
  const label = t('vitals.trend', {
    count: values.length,
    low: format.number(Math.min(...values), reading.decimals),
    high: format.number(Math.max(...values), reading.decimals),
  });
  return (
    <TrendLine
      lines={lines}
      now={until}
      longestMs={reading.staleAfterMs}
      leastSpan={reading.leastSpan}
      label={label}
    />
  );
}
