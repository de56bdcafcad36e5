import type { LatestVitals } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { shownReading } from './shownReading.ts';
import { type VitalReading, vitalReadings, type VitalTile } from './vitalReadings.ts';
import styles from './VitalsStrip.module.css';

const css = classesOf(styles);

/** What a cardiologist asks for first. A temperature can wait for the tiles. */
const FIRST: readonly VitalTile[] = ['heartRate', 'spo2', 'bloodPressure', 'respiratoryRate'];

export type VitalsStripProps = { vitals: LatestVitals; clock: Clock };

/** The first vital signs on one line, where the screen is too low to show their tiles without scrolling. */
export function VitalsStrip({ vitals, clock }: VitalsStripProps) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  return (
    <ul className={css('strip')} aria-label={t('vitals.brief')}>
      {vitalReadings(vitals)
        .filter(({ tile }) => FIRST.includes(tile))
        .map((reading) => (
          <BriefSign key={reading.tile} reading={reading} now={now} />
        ))}
    </ul>
  );
}

function BriefSign({ reading, now }: { reading: VitalReading; now: Instant }) {
  const { t } = useTranslation();
  const shared = useTranslation('shared');
  const known = shownReading(reading, useFormat());
  const isOld = known === null || ageMs(known.measuredAt, now) >= reading.staleAfterMs;
  return (
    <li className={css('sign', reading.signal, isOld && 'old')}>
      <span className={css('label')}>{t(`vitals.sign.${reading.tile}`)}</span>
      {known && (
        <span>
          <strong className={css('value')}>{known.text}</strong> {reading.unit}
        </span>
      )}
      <span className={css('age')}>
        {known ? <AgeText measuredAt={known.measuredAt} now={now} /> : shared.t('vitals.notMeasured')}
      </span>
    </li>
  );
}
