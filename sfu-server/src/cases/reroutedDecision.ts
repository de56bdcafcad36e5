import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import { careNeedOf } from '@smart-triage/shared/domain/destinations';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId, HospitalId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';

type Wanted = { hospital: HospitalId; reason: string };
type Around = { hospitals: readonly Hospital[]; by: Actor; at: Instant };

/**
 * [DC9] The decision in force with another hospital. Who decided for the patient, and why, stays in it.
 * @throws AppError `not-allowed-now` where no hospital was decided on; `invalid` for the same one, and for one that is not of the region; `not-permitted`
 * where a dispatcher would take a patient with a positive gate away from PCI.
 */
export function reroutedDecision(state: CaseState, { hospital, reason }: Wanted, around: Around): Decision {
  const { hospitals, by, at } = around;
  const { decision } = state;
  if (decision?.disposition.kind !== 'transport')
    throw new AppError(ErrorCode.NotAllowedNow, 'the decision names no hospital');
  const { disposition } = decision;
  const chosen = hospitals.find(({ id }) => id === hospital);
  if (!chosen) throw refused('is not a hospital of this region');
  if (hospital === disposition.hospital) throw refused('is where it goes already');
  if (by.role === 'dispatcher' && careNeedOf(state) === 'pci' && !chosen.pciCentre)
    throw new AppError(
      ErrorCode.NotPermitted,
      'away from PCI with a positive gate is for a cardiologist to decide',
    );
  return {
    ...decision,
    id: randomUUID() as DecisionId,
    disposition: { ...disposition, hospital },
    rerouted: { from: disposition.hospital, reason, by, at },
  };
}

function refused(limit: string): AppError {
  const issues = [{ path: 'hospital', limit }];
  return new AppError(ErrorCode.Invalid, `destination:change: hospital ${limit}`, { issues });
}
