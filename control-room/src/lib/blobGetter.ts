import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/** Fetches a file of a patient as whoever is signed in, and keeps it nowhere. Rejects with an `AppError`. */
export function blobGetter(fetch: typeof globalThis.fetch, token: () => Promise<string>) {
  return async (path: string): Promise<Blob> => {
    const authorization = `Bearer ${await token()}`;
    const response = await fetch(path, { headers: { authorization }, cache: 'no-store' }).catch(
      (cause: unknown) => {
        throw new AppError(ErrorCode.Disconnected, 'the server could not be reached', { cause });
      },
    );
    if (!response.ok) throw new AppError(codeOf(response.status), `HTTP ${response.status}`);
    return response.blob();
  };
}
export type GetBlob = ReturnType<typeof blobGetter>;

function codeOf(status: number): ErrorCode {
  if (status === 401) return ErrorCode.NotSignedIn;
  if (status === 403) return ErrorCode.NotPermitted;
  return status === 404 ? ErrorCode.NotFound : ErrorCode.StoreUnavailable;
}
