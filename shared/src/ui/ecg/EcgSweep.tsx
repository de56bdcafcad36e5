import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from '../classesOf.ts';
import { ageWords } from '../i18n/ageWords.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { EcgMonitor } from './ecgMonitor.ts';
import { STANDARD_SCALE, type EcgScaleSettings } from './ecgScale.ts';
import styles from './EcgSweep.module.css';
import type { EcgStatus } from './ecgStatus.ts';
import { leadWords, statusWords } from './ecgWords.ts';
import type { SweepLayout } from './sweepLayout.ts';
import type { DrawnSample } from './sweepRenderer.ts';
import { SweepView } from './sweepView.ts';

const css = classesOf(styles);

export type EcgSweepProps = {
  monitor: EcgMonitor;
  layout: SweepLayout;
  scale?: EcgScaleSettings;
  /** The band that the samples were filtered to, in Hz; `null`: they are shown as they were recorded. */
  filter?: { lowHz: number; highHz: number } | null;
  /** A picture that stands still, and says for how long. */
  isFrozen?: boolean;
  /** At the end of the line under the trace. */
  aside?: ReactNode;
  /** For measuring. */
  onDrawn?: (sample: DrawnSample) => void;
};

/** The live ECG, sweeping. Fills its parent, which gives it a height. */
export function EcgSweep({
  monitor,
  layout,
  scale = STANDARD_SCALE,
  filter = null,
  isFrozen = false,
  aside,
  onDrawn,
}: EcgSweepProps) {
  const words = { t: useTranslation('shared').t, format: useFormat() };
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLCanvasElement>(null);
  const trace = useRef<HTMLDivElement>(null);
  const view = useRef<SweepView | null>(null);
  const [status, setStatus] = useState<EcgStatus>({ kind: 'waiting' });
  const settings = useSettings(layout, scale);
  const latest = useRef({ settings, onDrawn });

  useEffect(() => {
    latest.current = { settings, onDrawn };
    view.current?.change(settings);
  }, [settings, onDrawn]);
  useEffect(() => {
    if (!frame.current || !sheet.current || !trace.current) return undefined;
    view.current = SweepView.create({
      frame: frame.current,
      sheet: sheet.current,
      trace: trace.current,
      monitor,
      settings: latest.current.settings,
      onStatus: setStatus,
      onDrawn: (sample) => latest.current.onDrawn?.(sample),
    });
    return () => {
      view.current?.close();
      view.current = null;
      setStatus({ kind: 'waiting' });
    };
  }, [monitor]);

  useEffect(() => {
    view.current?.freeze(isFrozen);
  }, [monitor, isFrozen]);

  const state = statusWords(status, words);
  const label = words.t('ecg.label', { leads: leadWords(layout, words), state });
  return (
    <div className={css('sweep', status.kind)}>
      <div ref={frame} className={css('frame')} role="img" aria-label={label}>
        <canvas ref={sheet} className={css('layer')} />
        <div ref={trace} className={css('layer', 'trace')} />
      </div>
      {(status.kind === 'stale' || status.kind === 'waiting') && (
        <p className={css('notice')} role="status">
          {state}
        </p>
      )}
      {isFrozen && <FrozenNotice />}
      <p className={css('settings')}>
        <span>{words.format.withUnit(scale.mmPerSecond, 'mm/s')}</span>
        <span>{words.format.withUnit(scale.mmPerMv, 'mm/mV')}</span>
        <span>
          {filter
            ? words.t('ecg.filterBand', { low: filter.lowHz, high: filter.highHz })
            : words.t('ecg.filterNone')}
        </span>
        {status.kind === 'gap' && <span className={css('gapNote')}>{state}</span>}
        {aside !== undefined && <span className={css('aside')}>{aside}</span>}
      </p>
    </div>
  );
}

/** A frozen trace looks exactly like one that runs. */
function FrozenNotice() {
  const { t } = useTranslation('shared');
  const [since] = useState(() => performance.now());
  const [ageMs, setAgeMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setAgeMs(performance.now() - since);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [since]);
  return (
    <p className={css('notice', 'frozenNotice')} role="status">
      {t('ecg.frozen', { age: ageWords(ageMs, t) })}
    </p>
  );
}

/** The same object as long as nothing in it changes, however often the parent writes it anew. */
function useSettings(layout: SweepLayout, scale: EcgScaleSettings) {
  const key = JSON.stringify({ layout, scale });
  return useMemo(() => JSON.parse(key) as { layout: SweepLayout; scale: EcgScaleSettings }, [key]);
}
