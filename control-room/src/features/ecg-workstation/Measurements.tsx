import type { AnalysedEcg, EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './EcgWorkstation.module.css';

const css = classesOf(styles);

type MeasurementsProps = {
  analysis: EcgAnalysis;
  /** With J where the engine finds it. */
  found: EcgAnalysis;
  isJMoved: boolean;
};

/** Numbers of this sheet. A computer's reading is an adjunct: a person reads the trace. */
export function Measurements({ analysis, found, isJMoved }: MeasurementsProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('workstation.measured')}>
      <h2 className={css('heading')}>
        {t('workstation.measured')} {isJMoved && <Badge tone="waiting">{t('workstation.jMoved')}</Badge>}
      </h2>
      {analysis.kind === 'analysed' ? (
        <Numbers analysis={analysis} />
      ) : (
        <p>
          {t('workstation.notAnalysable', {
            reasons: analysis.reasons.map((r) => t(`workstation.reason.${r}`)).join('; '),
          })}
        </p>
      )}
      {found.kind === 'analysed' && <Rules found={found} isJMoved={isJMoved} />}
      <p className={css('hint')}>{t('workstation.adjunct')}</p>
    </section>
  );
}

function Numbers({ analysis }: { analysis: AnalysedEcg }) {
  const rows = useRows();
  return (
    <table className={css('numbers')}>
      <tbody>
        {rows(analysis).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** [EC11] A hand that moves J takes no met rule off the screen: a J far enough behind makes any QRS so wide that no rule applies. */
function Rules({ found, isJMoved }: { found: AnalysedEcg; isJMoved: boolean }) {
  const { t } = useTranslation();
  const met = found.rules.filter(({ outcome }) => outcome === 'met');
  return (
    <p className={css(met.length > 0 && 'met')}>
      {met.length === 0
        ? t('workstation.noRuleMet')
        : met
            .map(({ rule, leads }) => `${t(`workstation.rule.${rule}`)}: ${leads.join(', ')}`)
            .join('; ')}{' '}
      {isJMoved && <span className={css('hint')}>{t('workstation.rulesAsFound')}</span>}
    </p>
  );
}

function useRows(): (analysis: AnalysedEcg) => [name: string, value: string][] {
  const { t } = useTranslation();
  const { withUnit } = useFormat();
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? t('workstation.notFound') : withUnit(value, 'ms');
  return ({ intervals, axes, rhythm }) => [
    [t('workstation.number.rate'), withUnit(intervals.heartRate, t('workstation.perMinute'))],
    ['PR', ms(intervals.prMs)],
    ['QRS', ms(intervals.qrsMs)],
    ['QT', ms(intervals.qtMs)],
    ['QTc (Fridericia)', ms(intervals.qtcMs?.fridericia)],
    [t('workstation.number.axis'), axes.qrs === null ? t('workstation.notFound') : withUnit(axes.qrs, '°')],
    [t('workstation.number.rhythm'), t(`workstation.rhythm.${rhythm}`)],
  ];
}
