import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { VIDEO_TYPE, videoPath } from '@smart-triage/shared/protocol/videoRecording';
import { aboutPatient, dateTime, idOf, type Resource } from './resource.ts';

/** hl7.org/fhir/R4/media.html */
const VIDEO = { system: 'http://terminology.hl7.org/CodeSystem/media-type', code: 'video', display: 'Video' };

/** That picture and sound were recorded, and when. The pictures do not leave with the record: it says where whoever may watch them asks. */
export function recordedVideo(state: CaseState): Resource[] {
  return state.video.stretches.map(({ startedAt, endedAt }) => ({
    ...{ resourceType: 'Media', id: idOf(state.caseId, 'video', startedAt) },
    status: endedAt === null ? 'in-progress' : 'completed',
    type: { coding: [VIDEO] },
    ...aboutPatient(state),
    createdPeriod: { start: dateTime(startedAt), ...(endedAt !== null && { end: dateTime(endedAt) }) },
    content: { contentType: VIDEO_TYPE, url: videoPath(state.caseId) },
  }));
}
