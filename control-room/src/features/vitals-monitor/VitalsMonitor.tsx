import type { LatestVitals } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import type { Format } from '@smart-triage/shared/ui/i18n/format.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { VitalsTile } from '@smart-triage/shared/ui/VitalsTile';
import { useTranslation } from 'react-i18next';
import { type VitalReading, vitalReadings } from './vitalReadings.ts';
import styles from './VitalsMonitor.module.css';

const css = classesOf(styles);
/** A half of a pressure that was not measured. */
const NOT_MEASURED = '–';

export function VitalsMonitor({ vitals, clock }: { vitals: LatestVitals; clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, 1000);
  return (
    <Panel title={t('vitals.title')} flush>
      <div className={css('monitor')}>
        <div className={css('tiles')}>
          {vitalReadings(vitals).map((reading) => (
            <VitalsTile
              key={reading.tile}
              label={t(`vitals.sign.${reading.tile}`)}
              unit={reading.unit}
              reading={shown(reading, format)}
              now={now}
              staleAfterMs={reading.staleAfterMs}
              signal={reading.signal}
            />
          ))}
        </div>
      </div>
    </Panel>
  );
}

function shown({ values, measuredAt, decimals }: VitalReading, format: Format) {
  if (measuredAt === null) return null;
  const texts = values.map((value) => (value === null ? NOT_MEASURED : format.number(value, decimals)));
  return { text: texts.join('/'), measuredAt };
}
