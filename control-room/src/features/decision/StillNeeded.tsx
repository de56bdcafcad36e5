import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import styles from './Decision.module.css';
import type { DecisionField } from './decisionForm.ts';

const css = classesOf(styles);

/** Beside what is held to send: which fields it waits for. Empty, it keeps its place. */
export function StillNeeded({ fields }: { fields: readonly DecisionField[] }) {
  const { t } = useTranslation();
  return (
    <p className={css('missing')} role="status">
      {fields.length > 0 && t('decision.missing')}{' '}
      {fields.map((field) => t(`decision.needs.${field}`)).join(', ')}
    </p>
  );
}
