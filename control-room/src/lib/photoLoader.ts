import type { CaseId, PhotoId } from '@smart-triage/shared/domain/ids';
import { blobGetter } from './blobGetter.ts';

/** [PH3] Over HTTP, so that ECG and sound on the socket do not wait behind a picture. Rejects with an `AppError`. */
export function photoLoader(...link: Parameters<typeof blobGetter>) {
  const get = blobGetter(...link);
  return (caseId: CaseId, photoId: PhotoId): Promise<Blob> =>
    get(`/api/v1/cases/${caseId}/photos/${photoId}`);
}
