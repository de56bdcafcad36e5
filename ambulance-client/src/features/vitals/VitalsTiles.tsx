import { type LatestVitals, measuredTogether, type VitalSign } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { VitalsTile, type VitalsTileProps } from '@smart-triage/shared/ui/VitalsTile';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './vitals.module.css';
import type { VitalsModel } from './vitalsModel.ts';

const LOOK_EVERY_MS = 1000;
const MINUTE_MS = 60_000;
/** A value that a monitor gives every second is old after a minute; one that is measured now and then, after as long as its usual interval. */
const STALE_AFTER_MS = { continuous: MINUTE_MS, pressure: 10 * MINUTE_MS };

/** The newest value of each sign, each with its own age. */
export function VitalsTiles({ model, clock }: { model: VitalsModel; clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, LOOK_EVERY_MS);
  const { latest } = useSnapshot(model);
  const tile = (sign: VitalSign, signal: VitalsTileProps['signal']) => {
    const known = latest[sign];
    return (
      <VitalsTile
        label={t(`vitals.short.${sign}`)}
        unit={t(`vitals.unit.${sign}`)}
        reading={known ? { text: format.number(known.value), measuredAt: known.measuredAt } : null}
        now={now}
        staleAfterMs={STALE_AFTER_MS.continuous}
        signal={signal ?? 'neutral'}
      />
    );
  };
  return (
    <section className={styles['tiles']} aria-label={t('vitals.title')}>
      {tile('heartRate', 'ecg')}
      {tile('spo2', 'spo2')}
      <VitalsTile
        label={`${t('vitals.short.pressure')} ${t('vitals.unit.systolicBp')}`}
        unit=""
        reading={pressureOf(latest, (value) => format.number(value))}
        now={now}
        staleAfterMs={STALE_AFTER_MS.pressure}
      />
      {tile('respiratoryRate', 'respiration')}
    </section>
  );
}

/** Two values that were measured together are written together; one alone is written with a dash for the other. */
function pressureOf(latest: LatestVitals, write: (value: number) => string) {
  const { values, measuredAt } = measuredTogether(latest, ['systolicBp', 'diastolicBp']);
  if (measuredAt === null) return null;
  return { text: values.map((value) => (value === null ? '–' : write(value))).join('/'), measuredAt };
}
