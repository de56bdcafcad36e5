import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import type { CaseEvent, CaseFact } from './caseEvent.ts';
import { type CaseStatus, isOver } from './caseMachine.ts';
import { ConsentAnswerSchema } from './hospitalRecord.ts';
import { ActorSchema } from './role.ts';

/** Days after the case was closed; what the patient is told when asked. */
export const KeptDaysSchema = z.int().min(1).max(36_500);

/** [VR1] What the organisation decided: pictures and sound of the ambulance are recorded with the patient's consent, and kept this long. Without a policy nothing is. */
export const VideoPolicySchema = z.strictObject({ keptDays: KeptDaysSchema });
export type VideoPolicy = z.infer<typeof VideoPolicySchema>;

/** What the patient said, and how long it would be kept as it was said to the patient. */
export const VideoAnswerSchema = z.strictObject({ answer: ConsentAnswerSchema, keptDays: KeptDaysSchema });
export type VideoAnswer = z.infer<typeof VideoAnswerSchema>;

/** Why a recording ended. */
export const VideoStopSchema = z.enum([
  'consent-withdrawn',
  'camera-off',
  /** [VR7] It sent far more than any camera does. */
  'camera-floods',
  'case-closed',
  'server-stopped',
]);
export type VideoStop = z.infer<typeof VideoStopSchema>;

export const VIDEO_FACTS = [
  /** [VR2] What the patient said about being recorded. */
  z.strictObject({ type: z.literal('video-consent-noted'), answer: VideoAnswerSchema }),
  /** [VR3] From here on pictures are kept. */
  z.strictObject({ type: z.literal('video-recording-started') }),
  z.strictObject({ type: z.literal('video-recording-stopped'), cause: VideoStopSchema }),
  /** [VR5] Everything that was recorded of this case is gone. */
  z.strictObject({ type: z.literal('video-erased') }),
] as const;

/** A stretch in which the server recorded; `endedAt` is `null` while it does. */
export const VideoStretchSchema = z.strictObject({
  startedAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
});
export type VideoStretch = z.infer<typeof VideoStretchSchema>;

/** What a case knows of its recording. The pictures themselves stand in the store, sealed, and never in the case. */
export const CaseVideoSchema = z.strictObject({
  /** The newest answer; earlier ones stay in the log. `null`: nobody has asked. */
  consent: z.strictObject({ ...VideoAnswerSchema.shape, by: ActorSchema, at: InstantSchema }).nullable(),
  stretches: z.array(VideoStretchSchema),
  erasedAt: InstantSchema.nullable(),
});
export type CaseVideo = z.infer<typeof CaseVideoSchema>;

export const NO_VIDEO: CaseVideo = { consent: null, stretches: [], erasedAt: null };

/** [VR1] Only while all three hold: the policy is on, the patient's consent stands, and the case is open. */
export function mayRecord(
  { status, video }: { status: CaseStatus; video: CaseVideo },
  policy: VideoPolicy | null,
): boolean {
  return policy !== null && video.consent?.answer === 'given' && !isOver(status);
}

/** Since when a recording runs; `null` when none does. */
export function recordingSince({ stretches }: CaseVideo): VideoStretch['startedAt'] | null {
  const last = stretches.at(-1);
  return last?.endedAt === null ? last.startedAt : null;
}

/** Whether a recording ran at that moment. There can be a hole in it all the same. */
export function wasRecordedAt({ stretches }: CaseVideo, at: number): boolean {
  return stretches.some(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || at <= endedAt));
}

type VideoFact = Extract<CaseFact, { type: `video-${string}` }>;

export function withVideoFact(
  video: CaseVideo,
  fact: VideoFact,
  { at, by }: Pick<CaseEvent, 'at' | 'by'>,
): CaseVideo {
  switch (fact.type) {
    case 'video-consent-noted': {
      // What is kept is kept as long as was said when it was allowed, whatever was said later.
      const isGiven = fact.answer.answer === 'given';
      const keptDays = isGiven ? fact.answer.keptDays : (video.consent?.keptDays ?? fact.answer.keptDays);
      return { ...video, consent: { answer: fact.answer.answer, keptDays, by, at } };
    }
    case 'video-recording-started':
      return { ...video, erasedAt: null, stretches: [...ended(video, at), { startedAt: at, endedAt: null }] };
    case 'video-recording-stopped':
      return { ...video, stretches: ended(video, at) };
    case 'video-erased':
      return { ...video, stretches: [], erasedAt: at };
  }
}

function ended({ stretches }: CaseVideo, at: CaseEvent['at']): VideoStretch[] {
  return stretches.map((stretch) => (stretch.endedAt === null ? { ...stretch, endedAt: at } : stretch));
}
