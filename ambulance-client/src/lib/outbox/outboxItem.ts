import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { ParsedRequest, RequestInput } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';

/** The requests that change the record. Each is kept on the tablet until the server has it. */
export type OutboxRequest =
  | 'case:open'
  | 'intake:change'
  | 'vitals:record'
  | 'vitals:withdraw'
  | 'ecg:start'
  | 'consult:request'
  | 'consult:withdraw'
  | 'decision:acknowledge'
  | 'decision:disagree'
  | 'patient-wish:record'
  | 'safety-net:give'
  | 'gp:inform'
  | 'arrival:expect'
  | 'hospital:announce'
  | 'handover:check'
  | 'hospital-record:consent'
  | 'video:consent'
  | 'video:erase'
  | 'message:send'
  | 'message:read'
  | 'patient-hearing:set'
  | 'case:start-transport'
  | 'case:hand-over'
  | 'case:close'
  | 'drive-now:confirm'
  | 'drive-now:overrule'
  | 'ecg:record'
  | 'case:close-undecided'
  | 'ecg:compare';

type ItemOf<N extends OutboxRequest> = {
  /** Its place in the order, over all cases; also its key in the store. */
  readonly position: number;
  readonly name: N;
  readonly input: ParsedRequest<N> & { readonly caseId: CaseId; readonly requestId: RequestId };
  readonly queuedAt: Instant;
};

export type OutboxItem = { [N in OutboxRequest]: ItemOf<N> }[OutboxRequest];

/** What the crew's page hands in: everything but the id that makes it safe to repeat. */
export type OutboxInput<N extends OutboxRequest> = Omit<RequestInput<N>, 'requestId'>;

/** A change before it is in the outbox. */
export type Change = {
  [N in OutboxRequest]: { readonly name: N; readonly input: OutboxInput<N> };
}[OutboxRequest];

/** A change that the server will never take. It stays in view until somebody has read it. */
export type RefusedItem = { readonly item: OutboxItem; readonly code: ErrorCode };

/** As the device keeps it; `refused` once the server has said no, and until somebody has read that. */
export type KeptItem = OutboxItem & { readonly refused?: ErrorCode };
