import type { z } from 'zod';
import { ALERT_REQUESTS } from './requests/alert.ts';
import { ASSESSMENT_REQUESTS } from './requests/assessment.ts';
import { BOARD_REQUESTS } from './requests/board.ts';
import { CASE_REQUESTS } from './requests/case.ts';
import { CONSULT_REQUESTS } from './requests/consult.ts';
import { CREW_REQUESTS } from './requests/crew.ts';
import { DECISION_REQUESTS } from './requests/decision.ts';
import { DUTY_REQUESTS } from './requests/duty.ts';
import { ECG_REQUESTS } from './requests/ecg.ts';
import { HANDOVER_REQUESTS } from './requests/handover.ts';
import { HOSPITAL_REQUESTS } from './requests/hospital.ts';
import { HOSPITAL_RECORD_REQUESTS } from './requests/hospitalRecord.ts';
import { MEDIA_REQUESTS } from './requests/media.ts';
import { MESSAGE_REQUESTS } from './requests/message.ts';
import { PHOTO_REQUESTS } from './requests/photo.ts';
import { SESSION_REQUESTS } from './requests/session.ts';
import { VIDEO_REQUESTS } from './requests/video.ts';

export { PositionReportSchema, type PositionReport } from './requests/board.ts';
export { EVENTS_PER_READ } from './requests/case.ts';
export { EcgWatchedSchema, MAX_ECG_MESSAGE_BYTES } from './requests/ecg.ts';

/**
 * Everything that a client can ask. Names are `noun:verb`; `action` is what `permissions.ts` must allow (whether it may happen now is the case machine's business);
 * `input` is parsed by the server before anything else happens, `output` by the client before anything is drawn.
 */
export const REQUESTS = {
  ...SESSION_REQUESTS,
  ...CREW_REQUESTS,
  ...BOARD_REQUESTS,
  ...DUTY_REQUESTS,
  ...HOSPITAL_REQUESTS,
  ...CASE_REQUESTS,
  ...ALERT_REQUESTS,
  ...ASSESSMENT_REQUESTS,
  ...CONSULT_REQUESTS,
  ...DECISION_REQUESTS,
  ...HANDOVER_REQUESTS,
  ...HOSPITAL_RECORD_REQUESTS,
  ...PHOTO_REQUESTS,
  ...VIDEO_REQUESTS,
  ...MESSAGE_REQUESTS,
  ...ECG_REQUESTS,
  ...MEDIA_REQUESTS,
} as const;

export type RequestName = keyof typeof REQUESTS;
export const REQUEST_NAMES = Object.keys(REQUESTS) as RequestName[];
/** What a client hands in. */
export type RequestInput<N extends RequestName> = z.input<(typeof REQUESTS)[N]['input']>;
/** What a handler gets: parsed, with brands and defaults. */
export type ParsedRequest<N extends RequestName> = z.output<(typeof REQUESTS)[N]['input']>;
/** What a handler answers. */
export type RequestReply<N extends RequestName> = z.input<(typeof REQUESTS)[N]['output']>;
/** What a client gets. */
export type RequestOutput<N extends RequestName> = z.output<(typeof REQUESTS)[N]['output']>;
