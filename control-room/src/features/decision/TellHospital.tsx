import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Role } from '@smart-triage/shared/domain/role';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { hospitalWords } from '../../lib/words.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { AnnouncementActions } from './announcementActions.ts';

type TellHospitalProps = {
  state: CaseState;
  role: Role;
  hospitals: readonly Hospital[];
  actions: AnnouncementActions;
};

/** [DC5] One tap tells the hospital of the decision in force, from wherever it is seen that nobody has. */
export function TellHospital({ state, role, hospitals, actions }: TellHospitalProps) {
  const { t } = useTranslation();
  const { failure, isBusy } = useReadable(actions);
  const { decision } = state;
  if (decision?.disposition.kind !== 'transport') return null;
  const { hospital } = decision.disposition;
  const refusal = refusalOf(state.status, 'hospital-announced', role);
  return (
    <>
      <SendButton
        variant="primary"
        refusal={refusal === null ? undefined : t(`decision.refused.${refusal}`)}
        aria-disabled={isBusy}
        onClick={() => void (!isBusy && actions.announce(decision.id))}
      >
        {t('decision.announce.tellThis', { hospital: hospitalWords(hospitals, hospital), unit: state.unit })}
      </SendButton>
      {failure !== null && <Failure code={failure} />}
    </>
  );
}
