import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './EcgWorkstation.module.css';
import { stAssumptions, stEntries, type StEntry } from './stLimits.ts';

const css = classesOf(styles);
/** Where a bar ends: what is taller is as clear at this height. */
const FULL_SCALE_MV = 0.4;

/** ST at J in each lead, against the limit that holds for this patient. */
export function StMap({ analysis, patient }: { analysis: AnalysedEcg; patient: Patient }) {
  const { t } = useTranslation();
  const entries = stEntries(analysis);
  const applies = entries.some(({ limitMv }) => limitMv !== null);
  return (
    <section aria-label={t('workstation.st.title')}>
      <h2 className={css('heading')}>{t('workstation.st.title')}</h2>
      <ol className={css('stMap')}>
        {entries.map((entry) => (
          <StRow key={entry.lead} entry={entry} />
        ))}
      </ol>
      <p className={css('hint')}>
        {applies ? t('workstation.st.limits') : t('workstation.st.noLimits')}{' '}
        {stAssumptions(patient).map((assumption) => t(`workstation.st.${assumption}`))}
      </p>
    </section>
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
      <span className={css('stJudged')}>
        {isReached ? t('workstation.st.reached', { limit: number(limitMv ?? 0, 2) }) : ''}
      </span>
    </li>
  );
}
