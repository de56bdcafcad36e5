import type { MedianBeat } from '@smart-triage/models/ecg/beats/medianBeat';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './EcgWorkstation.module.css';
import type { WorkstationModel, WorkstationSnapshot } from './workstationModel.ts';

const css = classesOf(styles);

type MedianBeatsProps = {
  beat: MedianBeat;
  waves: AnalysedEcg['waves'];
  snapshot: Pick<WorkstationSnapshot, 'jPointMs' | 'jMoves'>;
  model: Pick<WorkstationModel, 'setJPoint' | 'undoJPoint'>;
};

/** How far a hand can carry J: any further is no longer this beat's QRS. */
const J_REACH_MS = 220;

/** The beat that was measured, in each lead, with its J point. Whoever sees it elsewhere moves it, in any lead or by keys, and everything is measured again. */
export function MedianBeats({ beat, waves, snapshot, model }: MedianBeatsProps) {
  const { t } = useTranslation();
  const { withUnit } = useFormat();
  const reach = jReach(beat, waves);
  const move = useJMove(reach, model.setJPoint);
  return (
    <section aria-label={t('workstation.beats.title')}>
      <h2 className={css('heading')}>{t('workstation.beats.title')}</h2>
      <div className={css('beats')}>
        {beat.leads.map((lead) => (
          <Beat key={lead} lead={lead} beat={beat} jMs={waves.jPointMs} move={move} />
        ))}
      </div>
      <label className={css('jPoint')}>
        <span>
          {t('workstation.beats.jPoint', { after: withUnit(waves.jPointMs - waves.qrsOnsetMs, 'ms') })}
        </span>
        <input
          type="range"
          className={css('range')}
          min={reach.from}
          max={reach.to}
          step={reach.step}
          value={waves.jPointMs}
          onPointerDown={move.begin}
          onPointerUp={move.end}
          onChange={({ target }) => {
            move.to(target.valueAsNumber);
          }}
        />
      </label>
      <p className={css('hint')}>{t('workstation.beats.hint')}</p>
      <div className={css('jActs')}>
        {snapshot.jMoves.length > 0 && (
          <Button onClick={model.undoJPoint}>{t('workstation.beats.undo')}</Button>
        )}
        {snapshot.jPointMs !== null && (
          <Button
            onClick={() => {
              model.setJPoint(null);
            }}
          >
            {t('workstation.beats.asFound')}
          </Button>
        )}
      </div>
    </section>
  );
}

type JReach = { from: number; to: number; step: number };

/** Where the engine takes a J point: behind the onset of QRS, and before the end of T. */
function jReach({ rateHz }: MedianBeat, { qrsOnsetMs, tEndMs }: AnalysedEcg['waves']): JReach {
  const step = 1000 / rateHz;
  const to = Math.min(qrsOnsetMs + J_REACH_MS, (tEndMs ?? Infinity) - step);
  return { from: qrsOnsetMs + step, to, step };
}

type JMove = { begin: () => void; to: (ms: number) => void; end: () => void };

/** A drag is one step to undo, however many places it went through; each press of a key is one of its own. */
function useJMove({ from, to, step }: JReach, onMove: WorkstationModel['setJPoint']): JMove {
  const drag = useRef<'none' | 'begun' | 'going-on'>('none');
  return {
    begin: () => {
      drag.current = 'begun';
    },
    to: (ms) => {
      const place = from + Math.round((ms - from) / step) * step;
      onMove(Math.min(to, Math.max(from, place)), drag.current === 'going-on');
      if (drag.current === 'begun') drag.current = 'going-on';
    },
    end: () => {
      drag.current = 'none';
    },
  };
}

/** In ms and mV around the middle of the beat. */
const VIEW = { fromMs: -250, toMs: 500, highMv: 1.5, lowMv: -1 };

type BeatProps = { lead: Lead; beat: MedianBeat; jMs: number; move: JMove };

function Beat({ lead, beat, jMs, move }: BeatProps) {
  const height = (VIEW.highMv - VIEW.lowMv) * 200;
  const moveTo = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    move.to(VIEW.fromMs + ((event.clientX - left) / width) * (VIEW.toMs - VIEW.fromMs));
  };
  return (
    <div
      className={css('beat')}
      // By keys it is moved with the range below.
      role="presentation"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move.begin();
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
      }}
      onPointerUp={move.end}
      onPointerCancel={move.end}
    >
      <span className={css('beatLead')}>{lead}</span>
      <svg
        viewBox={`${VIEW.fromMs} ${-VIEW.highMv * 200} ${VIEW.toMs - VIEW.fromMs} ${height}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        <polyline className={css('typical')} points={pointsOf(beat, lead)} />
        <line className={css('jLine')} x1={jMs} x2={jMs} y1={-VIEW.highMv * 200} y2={-VIEW.lowMv * 200} />
      </svg>
    </div>
  );
}

function pointsOf(beat: MedianBeat, lead: Lead): string {
  const signal = beat.mv[beat.leads.indexOf(lead)] ?? new Float64Array();
  return Array.from(signal, (mv, index) => {
    const ms = ((index - beat.fiducial) * 1000) / beat.rateHz;
    return `${ms.toFixed(1)},${(-mv * 200).toFixed(1)}`;
  }).join(' ');
}
