import { nameOf } from '@smart-triage/shared/domain/role';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { TabletAnalysis } from '@smart-triage/shared/ui/guidance/TabletAnalysis';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { clockTime } from './SheetArea.tsx';
import { type StoredEcg, storedOn } from './storedEcgs.ts';
import styles from './StoredEcgList.module.css';
import type { WorkstationModel, WorkstationSnapshot } from './workstationModel.ts';

const css = classesOf(styles);

type ListProps = {
  model: Pick<WorkstationModel, 'open' | 'holdPlace' | 'compare'>;
  snapshot: Pick<WorkstationSnapshot, 'page' | 'held'>;
  stored: readonly StoredEcg[];
};

/** Every 12-lead ECG of the case with when, why and what was found; one press shows it, or lays it beside the sheet in view. */
export function StoredEcgList({ model, snapshot: { page, held }, stored }: ListProps) {
  const { t } = useTranslation();
  const shown = page && storedOn(page, stored);
  const kept = held && storedOn(held.page, stored);
  return (
    <section aria-label={t('workstation.stored.title')}>
      <h2 className={css('heading')}>{t('workstation.stored.title')}</h2>
      {stored.length === 0 && <p className={css('quiet')}>{t('workstation.stored.none')}</p>}
      <ol className={css('list')}>
        {stored.map((entry) => (
          <StoredRow
            key={entry.recording.id}
            entry={entry}
            isShown={entry === shown}
            isHeld={entry === kept}
            model={model}
          />
        ))}
      </ol>
    </section>
  );
}

type RowProps = Pick<ListProps, 'model'> & { entry: StoredEcg; isShown: boolean; isHeld: boolean };

function StoredRow({ entry: { recording, by, isGateMet }, isShown, isHeld, model }: RowProps) {
  const { t } = useTranslation();
  const shared = useTranslation('shared');
  const analysisWords = useAnalysisWords();
  const time = clockTime(recording.recordedAt);
  const why = shared.t(`ecgFindings.trigger.${recording.trigger}`);
  return (
    <li className={css('row')} aria-current={isShown}>
      <div>
        <p className={css('when')}>
          <strong>{time}</strong> <span className={css('quiet')}>{by ? `${why}, ${nameOf(by)}` : why}</span>
        </p>
        <p>
          {isGateMet && <Badge tone="waiting">{t('workstation.stored.gateMet')}</Badge>}{' '}
          {analysisWords(recording.analysis)}
        </p>
      </div>
      <div className={css('acts')}>
        <Button
          aria-label={t('workstation.stored.openThis', { time })}
          aria-pressed={isShown}
          onClick={() => {
            model.open(recording);
          }}
        >
          {t('workstation.stored.open')}
        </Button>
        <Button
          aria-label={t('workstation.stored.compareThis', { time })}
          aria-pressed={isHeld}
          onClick={() => {
            if (isHeld) model.compare(null);
            else model.holdPlace(recording);
          }}
        >
          {t('workstation.stored.compare')}
        </Button>
      </div>
      {recording.tabletAnalysis !== null && (
        <div className={css('whole')}>
          <TabletAnalysis state={recording.tabletAnalysis} />
        </div>
      )}
    </li>
  );
}

function useAnalysisWords(): (analysis: EcgAnalysis) => string {
  const { t } = useTranslation();
  const { withUnit } = useFormat();
  return (analysis) => {
    if (analysis.kind === 'not-analysable')
      return t('workstation.notAnalysable', {
        reasons: analysis.reasons.map((reason) => t(`workstation.reason.${reason}`)).join('; '),
      });
    const met = analysis.rules.filter(({ outcome }) => outcome === 'met');
    return [
      withUnit(analysis.intervals.heartRate, t('workstation.perMinute')),
      `QRS ${withUnit(analysis.intervals.qrsMs, 'ms')}`,
      ...(met.length === 0
        ? [t('workstation.stored.noRuleMet')]
        : met.map(({ rule, leads }) => `${t(`workstation.rule.${rule}`)}: ${leads.join(', ')}`)),
    ].join(' · ');
  };
}
