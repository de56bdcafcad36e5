import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { Role } from '@smart-triage/shared/domain/role';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import type { CallModel, CallSnapshot } from './callModel.ts';

export type ConsultButtonProps = {
  state: CaseState;
  role: Role;
  isJoined: boolean;
  call: CallSnapshot;
  actions: CallModel;
};

/** Joining and leaving the consult; the case machine says whether one may. */
export function ConsultButton({ state, role, isJoined, call: { place }, actions }: ConsultButtonProps) {
  const { t } = useTranslation();
  const refusal = refusalOf(state.status, isJoined ? 'consult-left' : 'consult-joined', role);
  const act = isJoined ? 'leave' : 'join';
  return (
    <Button
      variant={isJoined ? 'quiet' : 'primary'}
      aria-busy={place.kind === 'busy'}
      refusal={refusal === null ? undefined : t(`call.refused.${refusal}`)}
      onClick={() => void actions[act]()}
    >
      {t(place.kind === 'busy' ? `call.${place.act}Busy` : `call.${act}`)}
    </Button>
  );
}
