import type { CaseId, PhotoId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/** [PH3] Over HTTP, so that ECG and sound on the socket do not wait behind a picture. Rejects with an `AppError`. */
export function photoLoader(fetch: typeof globalThis.fetch, token: () => Promise<string>) {
  return async (caseId: CaseId, photoId: PhotoId): Promise<Blob> => {
    const authorization = `Bearer ${await token()}`;
    const response = await fetch(`/api/v1/cases/${caseId}/photos/${photoId}`, {
      headers: { authorization },
      cache: 'no-store',
    }).catch((cause: unknown) => {
      throw new AppError(ErrorCode.Disconnected, 'the photo could not be fetched', { cause });
    });
    if (!response.ok) throw new AppError(codeOf(response.status), `photo: HTTP ${response.status}`);
    return response.blob();
  };
}

function codeOf(status: number): ErrorCode {
  if (status === 401) return ErrorCode.NotSignedIn;
  if (status === 403) return ErrorCode.NotPermitted;
  return status === 404 ? ErrorCode.NotFound : ErrorCode.StoreUnavailable;
}
