import { Button } from '@smart-triage/shared/ui/Button';
import { Panel } from '@smart-triage/shared/ui/Panel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';

/** The frame of every step in which something about the patient is entered: its title, and undo for the last change, whichever step that was in. */
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
  const { undoable, refusal } = useSnapshot(model);
  const fields = undoable.map((field) => t(`intake.field.${field}`)).join(', ');
  return (
    <Panel
      title={title}
      actions={
        undoable.length > 0 && (
          <Button onClick={model.undo} aria-label={t('intake.undoOf', { fields })}>
            {t('intake.undo')}
          </Button>
        )
      }
    >
      {refusal && <p className={styles['refusal']}>{t('intake.closed')}</p>}
      {children}
    </Panel>
  );
}
