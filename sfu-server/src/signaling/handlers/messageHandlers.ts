import { MESSAGE_LIMITS, sideOf } from '@smart-triage/shared/domain/message';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseService } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';

type MessageRequest = 'message:send' | 'message:read' | 'patient-hearing:set';

/** What passes between crew and cardiologist beside the call. */
export function messageHandlers(cases: CaseService): Pick<Handlers, MessageRequest> {
  return {
    'message:send': (input, context) =>
      cases.change(
        changeOf('message:send', input, context),
        step(context.actor, ({ messages }) => {
          if (messages.length >= MESSAGE_LIMITS.perCase)
            throw new AppError(
              ErrorCode.NotAllowedNow,
              `a case has at most ${MESSAGE_LIMITS.perCase} messages`,
            );
          return { type: 'message-sent', text: input.text };
        }),
      ),
    'message:read': (input, context) =>
      cases.change(
        changeOf('message:read', input, context),
        step(context.actor, ({ messages, readThrough }) => {
          const { through } = input;
          const isNews = through > readThrough[sideOf(context.actor)];
          // [MS2] Only what is there can have been read, and each message is read once.
          if (!isNews || messages.every(({ seq }) => seq !== through))
            throw new AppError(ErrorCode.NotAllowedNow, 'there is no unread message of that number');
          return { type: 'messages-read', through };
        }),
      ),
    'patient-hearing:set': (input, context) =>
      cases.change(
        changeOf('patient-hearing:set', input, context),
        step(context.actor, { type: 'patient-hearing-set', hears: input.hears }),
      ),
  };
}
