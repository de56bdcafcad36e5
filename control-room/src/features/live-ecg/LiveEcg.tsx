import type { Lead } from '@smart-triage/shared/ecg/leads';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { ECG_GAINS, ECG_SPEEDS, type EcgScaleSettings } from '@smart-triage/shared/ui/ecg/ecgScale.ts';
import { EcgSweep } from '@smart-triage/shared/ui/ecg/EcgSweep';
import type { SweepLayout } from '@smart-triage/shared/ui/ecg/sweepLayout.ts';
import type { DrawnSample } from '@smart-triage/shared/ui/ecg/sweepRenderer.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { useReadable } from '../../lib/useReadable.ts';
import styles from './LiveEcg.module.css';
import { ECG_LAYOUTS, type EcgLayout, type LiveEcgModel } from './liveEcgModel.ts';

const css = classesOf(styles);

/** Rhythm, front wall, side wall: the three that a monitor shows when it has room for three. */
const THREE_LEADS: readonly Lead[] = ['II', 'V2', 'V5'];
const SWEEPS: Record<EcgLayout, SweepLayout> = {
  twelve: { kind: '6x2' },
  three: { kind: 'rows', leads: THREE_LEADS },
};

export type LiveEcgProps = {
  model: LiveEcgModel;
  /** The stream comes from a simulated patient or from a file, not from a monitor on a patient. */
  source: 'recording' | 'simulator' | 'monitor' | null;
  /** Where the 12-lead sheet is. */
  sheetHref: string;
  /** Told of each newest sample as it is drawn. */
  onDrawn?: (sample: DrawnSample) => void;
};

export function LiveEcg({ model, source, sheetHref, onDrawn }: LiveEcgProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const { feed, layout, scale, isFrozen } = useReadable(model);
  return (
    <Panel
      title={t('ecg.title')}
      state={
        <>
          {source && (
            <Badge tone={source === 'simulator' ? 'simulated' : 'neutral'}>{t(`ecg.source.${source}`)}</Badge>
          )}
          {feed.damaged > 0 && <Badge tone="stale">{t('ecg.damaged', { count: feed.damaged })}</Badge>}
        </>
      }
      actions={
        <>
          <a className={css('sheetLink')} href={sheetHref} {...keyOf('sheet')}>
            {t('ecg.openSheet')}
          </a>
          <Button aria-pressed={isFrozen} onClick={model.toggleFrozen} {...keyOf('freeze')}>
            {t(isFrozen ? 'ecg.goOn' : 'ecg.freeze')}
          </Button>
          <ScaleChoices scale={scale} onChoose={model.setScale} />
          <LayoutChoice layout={layout} onChoose={model.choose} />
        </>
      }
      flush
    >
      <div className={css('sweep')}>
        {feed.kind === 'waiting' ? (
          <EmptyState title={t('ecg.waiting.title')}>{t('ecg.waiting.text')}</EmptyState>
        ) : (
          <EcgSweep
            monitor={model.monitor}
            layout={SWEEPS[layout]}
            scale={scale}
            isFrozen={isFrozen}
            {...(onDrawn && { onDrawn })}
          />
        )}
      </div>
    </Panel>
  );
}

type ScaleChoicesProps = { scale: EcgScaleSettings; onChoose: LiveEcgModel['setScale'] };

function ScaleChoices({ scale, onChoose }: ScaleChoicesProps) {
  const { t } = useTranslation();
  const { withUnit } = useFormat();
  return (
    <>
      <select
        className={css('choice')}
        aria-label={t('ecg.speed')}
        value={scale.mmPerSecond}
        onChange={({ target }) => {
          const mmPerSecond = ECG_SPEEDS[target.selectedIndex];
          if (mmPerSecond) onChoose({ mmPerSecond });
        }}
      >
        {ECG_SPEEDS.map((value) => (
          <option key={value} value={value}>
            {withUnit(value, 'mm/s')}
          </option>
        ))}
      </select>
      <select
        className={css('choice')}
        aria-label={t('ecg.gain')}
        value={scale.mmPerMv}
        onChange={({ target }) => {
          const mmPerMv = ECG_GAINS[target.selectedIndex];
          if (mmPerMv) onChoose({ mmPerMv });
        }}
      >
        {ECG_GAINS.map((value) => (
          <option key={value} value={value}>
            {withUnit(value, 'mm/mV')}
          </option>
        ))}
      </select>
    </>
  );
}

function LayoutChoice({ layout, onChoose }: { layout: EcgLayout; onChoose: (layout: EcgLayout) => void }) {
  const { t } = useTranslation();
  return (
    <select
      className={css('choice')}
      aria-label={t('ecg.leads')}
      value={layout}
      onChange={({ target }) => {
        onChoose(target.value as EcgLayout);
      }}
    >
      {ECG_LAYOUTS.map((value) => (
        <option key={value} value={value}>
          {t(`ecg.${value}`)}
        </option>
      ))}
    </select>
  );
}
