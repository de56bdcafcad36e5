import type { HearRow } from '@smart-triage/shared/domain/hearOpinion';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import styles from './HearPanel.module.css';

const css = classesOf(styles);

/** The item's name; one press says what 0, 1 and 2 mean and which paper says so. */
export function ItemDefinition({ item }: { item: HearRow['item'] }) {
  const { t } = useTranslation();
  return (
    <details className={css('definition')}>
      <summary>{t(`hear.items.${item}`)}</summary>
      <dl>
        {(['0', '1', '2'] as const).map((points) => (
          <div key={points}>
            <dt>{points}</dt>
            <dd>{t(`hear.definition.${item}.${points}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={css('quiet')}>{t('hear.source', { source: SOURCES[item] })}</p>
    </details>
  );
}

const SIX = 'Six, Backus, Kelder, Neth Heart J 2008;16:191-196';
const BACKUS = 'Backus 2013, doi 10.1016/j.ijcard.2013.01.255';
const SOURCES: Record<HearRow['item'], string> = {
  history: SIX,
  ecg: `${SIX}; EMJ 154214`,
  age: `${SIX}; ${BACKUS}`,
  riskFactors: BACKUS,
};
