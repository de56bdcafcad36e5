import type { RequestId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { FAILURE_CLASS, FailureClass } from '@smart-triage/shared/errors/errorCode';

/**
 * [CS2] Runs one change. As long as nobody knows whether it was carried out, the next run repeats it under the same requestId. `content` tells apart what
 * one person may try one after the other: another content than the uncertain one is a change of its own, and so is going back to the one before.
 */
export type Repeatable = <T>(change: (requestId: RequestId) => Promise<T>, content?: string) => Promise<T>;

export function createRepeatable(newRequestId: () => RequestId): Repeatable {
  let uncertain: { requestId: RequestId; content: string } | null = null;
  return async (change, content = '') => {
    const requestId = uncertain?.content === content ? uncertain.requestId : newRequestId();
    try {
      const result = await change(requestId);
      uncertain = null;
      return result;
    } catch (error) {
      uncertain = isAmbiguous(error) ? { requestId, content } : null;
      throw error;
    }
  };
}

/**
 * One for each subject: what is uncertain about one of them says nothing of another. A subject is what can hold one value (an item of a hospital, a case), never the
 * value itself: who sets 3, then 5, then 3 again means the last as a change of its own, whatever became of the first.
 */
export function createRepeatables(newRequestId: () => RequestId): (subject: string) => Repeatable {
  const known = new Map<string, Repeatable>();
  return (subject) => {
    const repeatable = known.get(subject) ?? createRepeatable(newRequestId);
    known.set(subject, repeatable);
    return repeatable;
  };
}

export function isAmbiguous(error: unknown): boolean {
  return !(error instanceof AppError) || FAILURE_CLASS[error.code] === FailureClass.Ambiguous;
}
