import type { EcgReading } from '@smart-triage/models/ecg/analyseEcg';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { BeatOverlay } from './BeatOverlay.tsx';
import { ChangeTables } from './ChangeTables.tsx';
import styles from './EcgComparison.module.css';

const css = classesOf(styles);

/** One of two ECGs: what was measured on it, when it was taken, and whether a hand moved its J point. */
export type ComparedEcg = { reading: EcgReading; time: string; isHandMeasured: boolean };
export type MeasuredEcg = Omit<ComparedEcg, 'reading'> & { reading: EcgReading & { analysis: AnalysedEcg } };

type ComparisonProps = { before: ComparedEcg; after: ComparedEcg; isOverlaid: boolean };

/** What changed from the earlier ECG to the later one, in numbers and, J over J, in the beats. */
export function EcgComparison({ before, after, isOverlaid }: ComparisonProps) {
  const { t } = useTranslation();
  return (
    <section className={css('comparison')} aria-label={t('workstation.changes.title')}>
      <h2 className={css('heading')}>
        {t('workstation.changes.fromTo', { before: before.time, after: after.time })}{' '}
        {(before.isHandMeasured || after.isHandMeasured) && (
          <Badge tone="waiting">{t('workstation.jMoved')}</Badge>
        )}
      </h2>
      {isMeasured(before) && isMeasured(after) ? (
        <>
          <ChangeTables before={before} after={after} />
          {isOverlaid && <BeatOverlay before={before} after={after} />}
          <p className={css('hint')}>{t('workstation.adjunct')}</p>
        </>
      ) : (
        <p>{t('workstation.changes.notMeasured')}</p>
      )}
    </section>
  );
}

function isMeasured(ecg: ComparedEcg): ecg is MeasuredEcg {
  return ecg.reading.analysis.kind === 'analysed';
}
