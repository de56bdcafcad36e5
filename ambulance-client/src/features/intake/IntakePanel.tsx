import { Panel } from '@smart-triage/shared/ui/Panel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';

/** The frame of every step in which something about the patient is entered. */
export function IntakePanel({
  title,
  model,
  children,
}: {
  title: string;
  model: IntakeModel;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { refusal } = useSnapshot(model);
  return (
    <Panel title={title}>
      {refusal && <p className={styles['refusal']}>{t('intake.closed')}</p>}
      {children}
    </Panel>
  );
}
