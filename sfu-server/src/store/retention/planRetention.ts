import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import type { Config } from '../../config.ts';

/** Days after a case was closed; `undefined` keeps for ever, until the organisation has decided. */
export type RetentionPolicy = {
  ecgDays: number | undefined;
  photoDays: number | undefined;
  videoDays: number | undefined;
  caseDays: number | undefined;
};

/** As the settings say. */
export function retentionPolicy(config: Config): RetentionPolicy {
  return {
    ecgDays: config.RETAIN_ECG_DAYS,
    photoDays: config.RETAIN_PHOTO_DAYS,
    videoDays: config.RETAIN_VIDEO_DAYS,
    caseDays: config.RETAIN_CASE_DAYS,
  };
}

/** `case`: the whole record with its ECG, photos and video. The trail of who did what and who looked is never due. */
export type Due = { kind: 'ecg' | 'photos' | 'video' | 'case'; caseId: CaseId; streams: readonly StreamId[] };

const DAY_MS = 24 * 60 * 60_000;

/** [ST5] What the policy lets go of now. A case that is not closed is never due, however old. */
export function planRetention(cases: readonly CaseState[], policy: RetentionPolicy, now: number): Due[] {
  return cases.flatMap(({ caseId, closedAt, ecgStreams, photos, video }): Due[] => {
    if (closedAt === null) return [];
    const isDue = (days: number | undefined) => days !== undefined && closedAt + days * DAY_MS <= now;
    const streams = ecgStreams.map(({ streamId }) => streamId);
    if (isDue(policy.caseDays)) return [{ kind: 'case', caseId, streams }];
    const ecg: Due = { kind: 'ecg', caseId, streams };
    const pictures: Due = { kind: 'photos', caseId, streams: [] };
    const recorded: Due = { kind: 'video', caseId, streams: [] };
    return [
      ...(streams.length > 0 && isDue(policy.ecgDays) ? [ecg] : []),
      ...(photos.length > 0 && isDue(policy.photoDays) ? [pictures] : []),
      ...(video.stretches.length > 0 && isDue(shorter(policy.videoDays, video)) ? [recorded] : []),
    ];
  });
}

/** [VR5] Never longer than the patient was told, whatever the policy has become. */
function shorter(days: number | undefined, { consent }: CaseState['video']): number | undefined {
  const told = consent?.keptDays;
  return days === undefined || told === undefined ? (told ?? days) : Math.min(days, told);
}
