import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { dispositionWords, reroutedWords } from '../../lib/words.ts';
import styles from './Decision.module.css';
import { DecisionFacts } from './DecisionFacts.tsx';
import { factsInForce } from './decisionFactList.ts';

const css = classesOf(styles);

/** What the crew was told, and who has read and answered what: each a fact of its own. */
export function DecisionTold({ state, hospitals }: { state: CaseState; hospitals: readonly Hospital[] }) {
  const { t } = useTranslation();
  const { decision } = state;
  if (!decision) return <p className={css('quiet')}>{t('decision.told.nothing')}</p>;
  return (
    <div className={css('fields')}>
      <p>
        <strong>{dispositionWords(decision.disposition, hospitals, t)}</strong> {decision.reason}{' '}
        {reroutedWords(decision, hospitals, t)}
      </p>
      <DecisionFacts facts={factsInForce(decision, state)} />
    </div>
  );
}
