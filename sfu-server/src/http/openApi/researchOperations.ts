import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import {
  FOLLOW_UPS_PATH,
  FollowUpAnswerSchema,
  FollowUpListSchema,
  followUpPath,
  FollowUpRequestSchema,
  OUTCOMES_PATH,
  OutcomesSchema,
} from '@smart-triage/shared/protocol/followUp';
import { json, type Operation } from './operation.ts';

const area = 'Outcomes';

export const RESEARCH_OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: FOLLOW_UPS_PATH, area, right: 'follow-up:list' },
    summary:
      'The closed cases of one’s own organisation, the longest due first, without anything of the patient.',
    answers: [json(FollowUpListSchema)],
  },
  {
    ...{ method: 'post', path: followUpPath(':caseId'), area, right: 'follow-up:record' },
    summary:
      'How the patient fared within 30 days. Not before they are over; a later word takes the place of an earlier one.',
    params: { caseId: CaseIdSchema },
    bodies: [json(FollowUpRequestSchema)],
    answers: [json(FollowUpAnswerSchema)],
  },
  {
    ...{ method: 'get', path: OUTCOMES_PATH, area, right: 'outcomes:see' },
    summary: 'What became of them as numbers, by what was decided. Simulated patients are counted apart.',
    answers: [json(OutcomesSchema)],
  },
];
