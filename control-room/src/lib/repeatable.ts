import type { RequestId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { FAILURE_CLASS, FailureClass } from '@smart-triage/shared/errors/errorCode';

/** [CS2] Runs one change. As long as nobody knows whether it was carried out, the next run repeats it under the same requestId. */
export type Repeatable = <T>(change: (requestId: RequestId) => Promise<T>) => Promise<T>;

export function createRepeatable(newRequestId: () => RequestId): Repeatable {
  let uncertain: RequestId | null = null;
  return async (change) => {
    const requestId = uncertain ?? newRequestId();
    try {
      const result = await change(requestId);
      uncertain = null;
      return result;
    } catch (error) {
      uncertain = isAmbiguous(error) ? requestId : null;
      throw error;
    }
  };
}

export function isAmbiguous(error: unknown): boolean {
  return !(error instanceof AppError) || FAILURE_CLASS[error.code] === FailureClass.Ambiguous;
}
