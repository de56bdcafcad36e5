import type { IntakeField } from '@smart-triage/shared/domain/intake';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Definition } from '../../ui/Definition.tsx';
import styles from './intake.module.css';

/** The fields that a paper or a chart defines more sharply than the question can. */
const DEFINED: readonly IntakeField[] = [
  'cardiacArrest',
  'stemiKnown',
  'shockSuspected',
  'suspectedDissection',
  'worseningAngina',
  'anginaTwiceIn24h',
  'painToRightArm',
  'painToLeftArm',
  'painWithInspiration',
  'painOnPalpation',
  'vomiting',
  'sweatingObserved',
  'sweatingReported',
  'hypercapnicFailure',
  'killipClass',
  'ecgIschaemia',
  'stDeviation',
  'atheroscleroticDisease',
  'hypertension',
  'hypercholesterolaemia',
  'diabetes',
  'familyHistory',
  'smoking',
  'obesity',
  'coronaryDisease',
  'coronaryStenosis',
  'aspirinLast7Days',
  'articaExclusion',
];

/** The question, and beside it what its paper means, where a paper says so. */
export function WithDefinition({ field, children }: { field: IntakeField; children: ReactNode }) {
  const { t } = useTranslation();
  if (!DEFINED.includes(field)) return children;
  return (
    <div className={styles['defined']}>
      {children}
      <Definition title={t(`intake.field.${field}`)}>
        <div className={styles['definition']}>
          <p>{t(`intake.about.${field}.text`)}</p>
          <p className={styles['source']}>{t(`intake.about.${field}.source`)}</p>
        </div>
      </Definition>
    </div>
  );
}
