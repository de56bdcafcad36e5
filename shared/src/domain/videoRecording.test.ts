import { describe, expect, it } from 'vitest';
import { CREW, caseEvents, caseStateAfter } from '../testing/caseEvents.ts';
import type { CaseFact } from './caseEvent.ts';
import { type ConsentAnswer } from './hospitalRecord.ts';
import { mayRecord, recordingSince, wasRecordedAt } from './videoRecording.ts';

const POLICY = { keptDays: 30 };
const said = (answer: ConsentAnswer, keptDays = 30): CaseFact => ({
  type: 'video-consent-noted',
  answer: { answer, keptDays },
});
const STARTED: CaseFact = { type: 'video-recording-started' };
const STOPPED: CaseFact = { type: 'video-recording-stopped', cause: 'camera-off' };

function after(...facts: CaseFact[]) {
  const opened = { type: 'case-opened', unit: '06-101', simulated: true } as const;
  return caseStateAfter(caseEvents([opened, CREW], ...facts));
}

describe('[VR1] a case may be recorded', () => {
  it.each([
    ['nobody has asked', [], false],
    ['the patient agreed', [said('given')], true],
    ['the patient said no', [said('refused')], false],
    ['consent was taken back', [said('given'), said('withdrawn')], false],
    ['the patient agreed after all', [said('refused'), said('given')], true],
    ['the case is closed', [said('given'), { type: 'case-closed-undecided', reason: 'over' }], false],
  ] as [string, CaseFact[], boolean][])('%s: only with a policy, and %j is %s', (_, facts, expected) => {
    expect(mayRecord(after(...facts), POLICY)).toBe(expected);
    expect(mayRecord(after(...facts), null)).toBe(false);
  });
});

describe('[VR3] what a case knows of its recording', () => {
  it('is every stretch, of which the last may still run', () => {
    const { video } = after(said('given'), STARTED, STOPPED, STARTED);
    const [first, second] = video.stretches;
    expect(video.stretches).toHaveLength(2);
    expect(recordingSince(video)).toBe(second?.startedAt);
    expect(wasRecordedAt(video, first!.startedAt)).toBe(true);
    expect(wasRecordedAt(video, first!.startedAt - 1)).toBe(false);
  });

  it('[VR5] is nothing once it is erased, and how long it is kept stays as it was said', () => {
    const { video } = after(said('given', 7), STARTED, said('withdrawn', 30), STOPPED, {
      type: 'video-erased',
    });
    expect(video.stretches).toEqual([]);
    expect([video.consent?.answer, video.consent?.keptDays, video.erasedAt !== null]).toEqual([
      'withdrawn',
      7,
      true,
    ]);
  });
});
