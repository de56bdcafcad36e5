import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { VideoPolicy } from '@smart-triage/shared/domain/videoRecording';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseService } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { VideoRecorder } from '../../video/videoRecorder.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';

type VideoHandlerDeps = {
  cases: CaseService;
  policy: VideoPolicy | null;
  recorder: Pick<VideoRecorder, 'erase'>;
};

/** [VR1] [VR2] [VR5] Whether a patient may be recorded, what the patient said, and taking away what was recorded. */
export function videoHandlers({
  cases,
  policy,
  recorder,
}: VideoHandlerDeps): Pick<Handlers, `video:${'policy' | 'consent' | 'erase'}`> {
  return {
    'video:policy': () => ({ policy }),
    'video:consent': (input, context) =>
      cases.change(
        changeOf('video:consent', input, context),
        step(context.actor, () => {
          const { answer, keptDays } = input.answer;
          // The patient agreed to what was said, and to nothing else.
          if (answer === 'given' && policy?.keptDays !== keptDays)
            throw new AppError(ErrorCode.NotAllowedNow, 'video is not recorded here, or kept otherwise');
          return { type: 'video-consent-noted', answer: input.answer };
        }),
      ),
    'video:erase': async (input, context) => {
      const { caseId } = input;
      assertTakenBack(cases.directory.get(caseId));
      await recorder.erase(caseId);
      return cases.change(
        changeOf('video:erase', input, context),
        step(context.actor, (state) => {
          assertTakenBack(state);
          return { type: 'video-erased' };
        }),
      );
    },
  };
}

/** While consent stands, what was recorded is part of the record, and goes when its time has come. */
function assertTakenBack({ video }: CaseState): void {
  if (video.consent?.answer !== 'given') return;
  throw new AppError(ErrorCode.NotAllowedNow, 'video is erased after consent was taken back');
}
