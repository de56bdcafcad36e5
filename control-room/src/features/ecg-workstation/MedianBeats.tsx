import type { MedianBeat } from '@smart-triage/models/ecg/beats/medianBeat';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './EcgWorkstation.module.css';

const css = classesOf(styles);

type MedianBeatsProps = {
  beat: MedianBeat;
  /** Of the kept sheet, drawn behind. */
  earlier: MedianBeat | null;
  waves: AnalysedEcg['waves'];
  jPointMs: number | null;
  onMove: (jPointMs: number | null) => void;
};

/** How far a hand can carry J: any further is no longer this beat's QRS. */
const J_REACH_MS = 220;

/** The beat that was measured, in each lead, with its J point. Whoever sees it elsewhere moves it, and everything is measured again. */
export function MedianBeats({ beat, earlier, waves, jPointMs, onMove }: MedianBeatsProps) {
  const { t } = useTranslation();
  const { withUnit } = useFormat();
  const stepMs = 1000 / beat.rateHz;
  return (
    <section aria-label={t('workstation.beats.title')}>
      <h2 className={css('heading')}>{t('workstation.beats.title')}</h2>
      <div className={css('beats')}>
        {beat.leads.map((lead) => (
          <Beat key={lead} lead={lead} beat={beat} earlier={earlier} jMs={waves.jPointMs} />
        ))}
      </div>
      <label className={css('jPoint')}>
        <span>
          {t('workstation.beats.jPoint', { after: withUnit(waves.jPointMs - waves.qrsOnsetMs, 'ms') })}
        </span>
        <input
          type="range"
          className={css('range')}
          min={waves.qrsOnsetMs + stepMs}
          max={waves.qrsOnsetMs + J_REACH_MS}
          step={stepMs}
          value={waves.jPointMs}
          onChange={({ target }) => {
            onMove(target.valueAsNumber);
          }}
        />
      </label>
      {jPointMs !== null && (
        <Button
          onClick={() => {
            onMove(null);
          }}
        >
          {t('workstation.beats.asFound')}
        </Button>
      )}
    </section>
  );
}

/** In ms and mV around the middle of the beat. */
const VIEW = { fromMs: -250, toMs: 500, highMv: 1.5, lowMv: -1 };

type BeatProps = { lead: Lead; beat: MedianBeat; earlier: MedianBeat | null; jMs: number };

function Beat({ lead, beat, earlier, jMs }: BeatProps) {
  const height = (VIEW.highMv - VIEW.lowMv) * 200;
  return (
    <figure className={css('beat')}>
      <figcaption>{lead}</figcaption>
      <svg
        viewBox={`${VIEW.fromMs} ${-VIEW.highMv * 200} ${VIEW.toMs - VIEW.fromMs} ${height}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {earlier && <polyline className={css('earlier')} points={pointsOf(earlier, lead)} />}
        <polyline className={css('typical')} points={pointsOf(beat, lead)} />
        <line className={css('jLine')} x1={jMs} x2={jMs} y1={-VIEW.highMv * 200} y2={-VIEW.lowMv * 200} />
      </svg>
    </figure>
  );
}

function pointsOf(beat: MedianBeat, lead: Lead): string {
  const signal = beat.mv[beat.leads.indexOf(lead)] ?? new Float64Array();
  return Array.from(signal, (mv, index) => {
    const ms = ((index - beat.fiducial) * 1000) / beat.rateHz;
    return `${ms.toFixed(1)},${(-mv * 200).toFixed(1)}`;
  }).join(' ');
}
