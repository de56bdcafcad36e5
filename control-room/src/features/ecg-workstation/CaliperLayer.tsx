import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import type { EcgScaleSettings } from '@smart-triage/shared/ui/ecg/ecgScale.ts';
import {
  type Caliper,
  endNear,
  nudged,
  otherHeld,
  readCaliper,
  type SheetPoint,
} from '@smart-triage/shared/ui/ecg/sheet/caliper.ts';
import type { SheetLayout } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './EcgWorkstation.module.css';

const css = classesOf(styles);

type CaliperLayerProps = {
  caliper: Caliper;
  layout: SheetLayout;
  scale: EcgScaleSettings;
  rateHz: number;
  onChange: (caliper: Caliper) => void;
};

/** A fingertip covers about 8 mm. */
const REACH_MM = 6;
/** By key: one sample, or with Shift 20 ms; and a fiftieth or a fifth of a millivolt. */
const STEP_MV = 0.02;
const LARGE = { ms: 20, mv: 0.2 };

const DIRECTIONS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** Two crossings and what lies between them. Dragged by mouse or finger; by keys when it has the focus. */
export function CaliperLayer({ caliper, layout, scale, rateHz, onChange }: CaliperLayerProps) {
  const { t } = useTranslation();
  const words = useCaliperWords(caliper, scale);
  const isDragging = useRef(false);
  const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent): SheetPoint => {
    const box = currentTarget.getBoundingClientRect();
    return {
      x: ((clientX - box.left) / box.width) * layout.width,
      y: ((clientY - box.top) / box.height) * layout.height,
    };
  };
  const take = (event: PointerEvent): void => {
    const point = placeOf(event);
    const near = endNear(caliper, point, REACH_MM);
    isDragging.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    onChange(near ? { ...caliper, held: near } : { from: point, to: point, held: 'to' });
  };
  const drag = (event: PointerEvent): void => {
    if (isDragging.current) onChange({ ...caliper, [caliper.held]: placeOf(event) });
  };
  const nudge = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key];
    if (event.key === 'x') onChange(otherHeld(caliper));
    else if (direction) {
      const step = event.shiftKey ? LARGE : { ms: 1000 / rateHz, mv: STEP_MV };
      onChange(nudged(caliper, { ms: direction.x * step.ms, mv: direction.y * step.mv }, scale, layout));
    } else return;
    event.preventDefault();
  };
  return (
    <button
      type="button"
      className={css('caliperLayer')}
      aria-label={`${t('workstation.caliper.title')}: ${words}`}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => {
        isDragging.current = false;
      }}
      onKeyDown={nudge}
    >
      <CaliperLines caliper={caliper} layout={layout} />
    </button>
  );
}

/** What lies between the two crossings; it stands below the sheet, where it covers no lead. */
export function CaliperReading({ caliper, scale }: Pick<CaliperLayerProps, 'caliper' | 'scale'>) {
  return <output className={css('caliperReading')}>{useCaliperWords(caliper, scale)}</output>;
}

function CaliperLines({ caliper, layout }: Pick<CaliperLayerProps, 'caliper' | 'layout'>) {
  const ends = [caliper.from, caliper.to];
  const held = caliper[caliper.held];
  return (
    <svg viewBox={`0 0 ${layout.width} ${layout.height}`} className={css('caliperLines')} aria-hidden>
      {ends.map(({ x, y }, index) => (
        <g key={index}>
          <line x1={x} x2={x} y1={0} y2={layout.height} />
          <line x1={0} x2={layout.width} y1={y} y2={y} className={css('level')} />
        </g>
      ))}
      <circle cx={held.x} cy={held.y} r={1.6} />
    </svg>
  );
}

function useCaliperWords(caliper: Caliper, scale: EcgScaleSettings): string {
  const { t } = useTranslation();
  const { withUnit } = useFormat();
  const { ms, mv, perMinute } = readCaliper(caliper, scale);
  const rate = perMinute === null ? [] : [withUnit(perMinute, t('workstation.perMinute'))];
  return [withUnit(ms, 'ms'), ...rate, withUnit(mv, 'mV', 2)].join(' · ');
}
