import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { PhotoOffer } from '@smart-triage/shared/domain/photo';

/** A photo that the server does not (certainly) have. Under its requestId it is stored once, however often it is sent. */
export type KeptPhoto = {
  readonly photoId: PhotoOffer['photoId'];
  readonly caseId: CaseId;
  readonly requestId: RequestId;
  readonly offer: PhotoOffer;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** Where photos wait over a reload. All reject when the device cannot write. */
export interface PhotoStore {
  /** The one that was taken first, first. */
  all(): Promise<KeptPhoto[]>;
  put(photo: KeptPhoto): Promise<void>;
  remove(photoId: KeptPhoto['photoId']): Promise<void>;
}
