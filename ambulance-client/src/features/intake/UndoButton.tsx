import type { IntakeField } from '@smart-triage/shared/domain/intake';
import { VITAL_SIGNS, type VitalSign } from '@smart-triage/shared/domain/vitals';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { IntakeModel } from './intakeModel.ts';

/** Takes back the last entry, whichever step it was made in: always at the same place. */
export function UndoButton({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { undoable, refusal } = useSnapshot(model);
  const fields = undoable
    .map((field) => (isVitalSign(field) ? t(`vitals.name.${field}`) : t(`intake.field.${field}`)))
    .join(', ');
  const isPossible = undoable.length > 0 && refusal === null;
  return (
    <Button
      onClick={model.undo}
      aria-disabled={!isPossible}
      aria-label={isPossible ? t('intake.undoOf', { fields }) : t('intake.nothingToUndo')}
    >
      {t('intake.undo')}
    </Button>
  );
}

function isVitalSign(field: IntakeField | VitalSign): field is VitalSign {
  return field in VITAL_SIGNS;
}
