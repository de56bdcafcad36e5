import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Intake } from '@smart-triage/shared/domain/intake';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { patientWords } from '../../lib/words.ts';
import styles from './EcgWorkstation.module.css';
import { stEntries, type StEntry, stRule } from './stLimits.ts';

const css = classesOf(styles);
/** Where a bar ends: what is taller is as clear at this height. */
const FULL_SCALE_MV = 0.4;

type StMapProps = { analysis: AnalysedEcg; found: AnalysedEcg; intake: Intake; isJMoved: boolean };

/** ST at J in each lead, against the limit that holds for this patient, with where the limit is from. */
export function StMap({ analysis, found, intake, isJMoved }: StMapProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('workstation.st.title')}>
      <h2 className={css('heading')}>
        {t('workstation.st.title')} {isJMoved && <Badge tone="waiting">{t('workstation.jMoved')}</Badge>}
      </h2>
      <ol className={css('stMap')}>
        {stEntries(analysis, found).map((entry) => (
          <StRow key={entry.lead} entry={entry} />
        ))}
      </ol>
      <Limits found={found} intake={intake} />
    </section>
  );
}

function Limits({ found, intake }: Pick<StMapProps, 'found' | 'intake'>) {
  const { t } = useTranslation();
  const rule = stRule(found);
  if (!rule) return <p className={css('hint')}>{t('workstation.st.noLimits')}</p>;
  return (
    <p className={css('hint')}>
      {t('workstation.st.limits', { who: patientWords(intake, t) })}{' '}
      {rule.assumptions.map((assumption) => t(`workstation.st.${assumption}`))}{' '}
      {t('workstation.st.source', { source: rule.source })}
    </p>
  );
}

function StRow({ entry: { label, stMv, limitMv, isReached } }: { entry: StEntry }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const share = Math.max(-1, Math.min(1, stMv / FULL_SCALE_MV)) * 50;
  return (
    <li className={css('stRow')}>
      <span className={css('lead')}>{label}</span>
      <span className={css('stScale')} aria-hidden>
        <span
          className={css('stBar', isReached && 'reached')}
          style={{ insetInlineStart: `${50 + Math.min(0, share)}%`, inlineSize: `${Math.abs(share)}%` }}
        />
        {limitMv !== null && (
          <span
            className={css('stLimit')}
            style={{ insetInlineStart: `${50 + (limitMv / FULL_SCALE_MV) * 50}%` }}
          />
        )}
      </span>
      <span className={css('stValue')}>{number(stMv, 2)}</span>
      <span className={css('stJudged', isReached && 'met')}>
        {limitMv !== null &&
          t(isReached ? 'workstation.st.reached' : 'workstation.st.below', { limit: number(limitMv, 2) })}
      </span>
    </li>
  );
}
