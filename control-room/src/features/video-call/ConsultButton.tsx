import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { Role } from '@smart-triage/shared/domain/role';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { SendButton } from '../../ui/SendButton.tsx';
import type { CallModel } from './callModel.ts';

export type ConsultButtonProps = {
  state: CaseState;
  role: Role;
  isJoined: boolean;
  model: CallModel;
};

/** Joining and leaving the consult; the case machine says whether one may. */
export function ConsultButton({ state, role, isJoined, model }: ConsultButtonProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const { place } = useReadable(model);
  const refusal = refusalOf(state.status, isJoined ? 'consult-left' : 'consult-joined', role);
  const act = isJoined ? 'leave' : 'join';
  return (
    <SendButton
      variant={isJoined ? 'quiet' : 'primary'}
      {...keyOf('consult')}
      aria-busy={place.kind === 'busy'}
      refusal={refusal === null ? undefined : t(`call.refused.${refusal}`)}
      onClick={() => void model[act]()}
    >
      {t(place.kind === 'busy' ? `call.${place.act}Busy` : `call.${act}`)}
    </SendButton>
  );
}
