import { type RequestId, RequestIdSchema } from '@smart-triage/shared/domain/ids';

export function newRequestId(): RequestId {
  return RequestIdSchema.parse(crypto.randomUUID());
}
