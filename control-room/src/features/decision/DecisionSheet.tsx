import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { RankedDestination } from '@smart-triage/shared/domain/destinations';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import type { Clock } from '@smart-triage/shared/time/clock';
import { useTranslation } from 'react-i18next';
import { DecisionFields } from './DecisionFields.tsx';
import { type DecisionModel, type DecisionSnapshot, isSuperseded } from './decisionModel.ts';
import { DecisionOutcome } from './DecisionOutcome.tsx';
import { EditingActions, EditingNotices } from './DecisionEditing.tsx';

export type DecisionSheetProps = {
  decision: DecisionSnapshot;
  actions: DecisionModel;
  state: CaseState;
  hospitals: readonly Hospital[];
  /** Every hospital, the most suitable first. */
  destinations: readonly RankedDestination[];
  clock: Clock;
};

/** Over the right half, so that picture and ECG stay in view while one decides. */
export function DecisionSheet(props: DecisionSheetProps) {
  const { t } = useTranslation();
  const { decision, actions, state } = props;
  if (!decision.isOpen) return null;
  const { progress } = decision;
  if (progress.kind !== 'editing')
    return (
      <Dialog placement="side" title={t('decision.title')} onClose={actions.close}>
        <DecisionOutcome {...props} progress={progress} />
      </Dialog>
    );
  const superseded = isSuperseded(decision, state.decision?.id ?? null);
  return (
    <Dialog
      placement="side"
      title={t('decision.title')}
      onClose={actions.close}
      actions={<EditingActions decision={decision} actions={actions} isSuperseded={superseded} />}
    >
      <EditingNotices {...props} failure={progress.failure} isSuperseded={superseded} />
      <DecisionFields {...props} />
    </Dialog>
  );
}
