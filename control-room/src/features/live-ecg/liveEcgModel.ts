import type { Readable } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Signaling } from '../../lib/signaling.ts';
import { createEcgFeed, type EcgFeedSnapshot } from './ecgFeed.ts';

export type LiveEcgModel = Readable<EcgFeedSnapshot> & { close(): void };
export function createLiveEcgModel(options: {
  signaling: Signaling;
  caseId: CaseId;
  onError: (error: unknown) => void;
}): LiveEcgModel {
  return createEcgFeed({ ...options, onFrame: () => undefined, onStream: () => undefined });
}
