import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ageMs, type Instant } from '../time/instant.ts';
import { AgeText } from './AgeText.tsx';
import { classesOf } from './classesOf.ts';
import styles from './VitalsTile.module.css';

const css = classesOf(styles);

export type VitalsTileProps = {
  label: string;
  unit: string;
  /** The value as it is written ("84", "142/86") and when it was measured; `null`: never measured. */
  reading: { text: string; measuredAt: Instant } | null;
  now: Instant;
  /** From this age on the value dims: it says how it was, not how it is. */
  staleAfterMs: number;
  /** As on a monitor; pressure and what has no waveform stay neutral. */
  signal?: 'ecg' | 'spo2' | 'respiration' | 'neutral';
  size?: 'normal' | 'wall';
  /** A trend line under the value. */
  children?: ReactNode;
};

export function VitalsTile(props: VitalsTileProps) {
  const { label, unit, reading, now, staleAfterMs, signal = 'neutral', size = 'normal' } = props;
  const { t } = useTranslation('shared');
  const isStale = reading !== null && ageMs(reading.measuredAt, now) >= staleAfterMs;
  return (
    <div
      className={css('tile', size, signal, isStale && 'stale', reading === null && 'missing')}
      role="group"
      aria-label={label}
    >
      <span className={css('label')} aria-hidden>
        {label}
      </span>
      <span className={css('line')}>
        <span className={css('value')} aria-hidden={reading === null}>
          {reading?.text ?? '—'}
        </span>
        <span className={css('unit')}>{unit}</span>
      </span>
      <span className={css('age')}>
        {reading ? <AgeText measuredAt={reading.measuredAt} now={now} /> : t('vitals.notMeasured')}
      </span>
      {props.children}
    </div>
  );
}
