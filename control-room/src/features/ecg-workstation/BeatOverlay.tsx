import { type Lead, STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import type { MeasuredEcg } from './EcgComparison.tsx';
import styles from './EcgComparison.module.css';
import { type BeatPoint, jAligned } from './jAligned.ts';

const css = classesOf(styles);

/** In ms from J and in mV from the level before the QRS. One viewBox unit is 1 ms, or 5 µV: a square of 200 ms is as wide as one of 1 mV is high, as at 25 mm/s and 5 mm/mV. */
const VIEW = { fromMs: -280, toMs: 480, highMv: 1.5, lowMv: -1.5 };
const UNITS_PER_MV = 200;
const TOP = -VIEW.highMv * UNITS_PER_MV;
const HEIGHT = (VIEW.highMv - VIEW.lowMv) * UNITS_PER_MV;

/** Both median beats of each lead, J point on J point and level on level. */
export function BeatOverlay({ before, after }: { before: MeasuredEcg; after: MeasuredEcg }) {
  const { t } = useTranslation();
  return (
    <figure className={css('overlay')}>
      <figcaption>
        <span className={css('key', 'before')} aria-hidden /> {before.time}{' '}
        <span className={css('key', 'after')} aria-hidden /> {after.time} · {t('workstation.changes.jOnJ')}
      </figcaption>
      <div className={css('beats')}>
        {STANDARD_LEADS.map((lead) => (
          <OverlaidBeat key={lead} lead={lead} before={before} after={after} />
        ))}
      </div>
    </figure>
  );
}

function OverlaidBeat({ lead, before, after }: { lead: Lead; before: MeasuredEcg; after: MeasuredEcg }) {
  const { fromMs, toMs } = VIEW;
  return (
    <div className={css('beat')}>
      <span className={css('lead')}>{lead}</span>
      <svg viewBox={`${fromMs} ${TOP} ${toMs - fromMs} ${HEIGHT}`} aria-hidden>
        <line className={css('level')} x1={fromMs} x2={toMs} y1={0} y2={0} />
        <line className={css('jLine')} x1={0} x2={0} y1={TOP} y2={TOP + HEIGHT} />
        <polyline className={css('before')} points={polyline(jAligned(before.reading, lead))} />
        <polyline className={css('after')} points={polyline(jAligned(after.reading, lead))} />
      </svg>
    </div>
  );
}

function polyline(points: readonly BeatPoint[]): string {
  return points.map(({ ms, mv }) => `${ms.toFixed(1)},${(-mv * UNITS_PER_MV).toFixed(1)}`).join(' ');
}
