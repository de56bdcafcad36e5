import { Badge } from '@smart-triage/shared/ui/Badge';
import type { EcgMonitor } from '@smart-triage/shared/ui/ecg/ecgMonitor.ts';
import { EcgSweep } from '@smart-triage/shared/ui/ecg/EcgSweep';
import type { SweepLayout } from '@smart-triage/shared/ui/ecg/sweepLayout.ts';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { ReactNode } from 'react';
import type { CaptureModel } from './captureModel.ts';
import { useTranslation } from 'react-i18next';
import styles from './ecgCapture.module.css';

/** Rhythm, septum and side wall: what a crew keeps an eye on while it works. */
const THREE_LEADS: SweepLayout = { kind: 'rows', leads: ['II', 'V2', 'V5'] };
const TWELVE_LEADS: SweepLayout = { kind: '6x2' };

export type LiveEcgProps = {
  model: CaptureModel;
  monitor: EcgMonitor;
  isLarge: boolean;
  onResize: (isLarge: boolean) => void;
  /** What is wrong with the signal, in a line above it. */
  note?: ReactNode;
};

/** What is captured here, as it comes; a tap changes between three leads and twelve. What no monitor measured now says so on the trace itself. */
export function LiveEcg({ model, monitor, isLarge, onResize, note }: LiveEcgProps) {
  const { t } = useTranslation();
  const { running } = useSnapshot(model);
  const origin = running && running.source !== 'monitor' ? t(`ecg.origin.${running.source}`) : null;
  const words = t(isLarge ? 'ecg.threeLeads' : 'ecg.twelveLeads');
  return (
    <section className={styles['live']} aria-label={[t('ecg.live'), origin].filter(Boolean).join(', ')}>
      <div role="status" className={styles['note']}>
        {note}
      </div>
      <div className={styles['trace']}>
        <EcgSweep
          monitor={monitor}
          layout={isLarge ? TWELVE_LEADS : THREE_LEADS}
          aside={
            <>
              {origin && <Badge tone="simulated">{origin}</Badge>}
              <span className={styles['words']}>{words}</span>
            </>
          }
        />
      </div>
      <button
        type="button"
        className={styles['leads']}
        aria-label={[origin, words].filter(Boolean).join(', ')}
        aria-pressed={isLarge}
        onClick={() => {
          onResize(!isLarge);
        }}
      />
    </section>
  );
}
