import type { CaseState } from '@smart-triage/shared/domain/caseState';
import {
  type RecordBasis,
  type RecordOutcome,
  refusalOfRecord,
} from '@smart-triage/shared/domain/hospitalRecord';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseService } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { RecordSource } from '../../hospitalRecord/recordSource.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';

type RecordRequest = `hospital-record:${'consent' | 'source' | 'open' | 'break-glass'}`;

/** [HR1] [HR2] The way to the hospital's record. Nothing of the record is kept: it is asked for anew each time, and who may is asked anew with it. */
export function hospitalRecordHandlers(
  cases: CaseService,
  source: RecordSource | null,
): Pick<Handlers, RecordRequest> {
  const open = async (caseId: CaseId, patient: string, basis: RecordBasis): Promise<RecordOutcome> => {
    if (!source) throw new AppError(ErrorCode.NotAllowedNow, 'no hospital record is set up');
    assertMayOpen(cases.directory.get(caseId), basis);
    const outcome = await source.find(patient);
    // The patient may have said no, or the case been closed, while the hospital was being asked.
    assertMayOpen(cases.directory.get(caseId), basis);
    return outcome;
  };
  return {
    'hospital-record:consent': (input, context) =>
      cases.change(
        changeOf('hospital-record:consent', input, context),
        step(context.actor, { type: 'record-consent-noted', answer: input.answer }),
      ),
    'hospital-record:source': () => ({ source: source?.name ?? null }),
    'hospital-record:open': async ({ caseId, patient }) => ({
      outcome: await open(caseId, patient, 'consent'),
    }),
    'hospital-record:break-glass': async ({ caseId, patient }) => ({
      outcome: await open(caseId, patient, 'break-glass'),
    }),
  };
}

function assertMayOpen(state: CaseState, basis: RecordBasis): void {
  const refusal = refusalOfRecord(state, basis);
  if (refusal) throw new AppError(refusal, 'the hospital record may not be opened now');
}
