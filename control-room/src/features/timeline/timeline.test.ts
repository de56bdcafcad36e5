import { describe, expect, it } from 'vitest';
import { instant } from '@smart-triage/shared/time/instant';
import { caseId, caseOf, CREW, DOCTOR, eventsOf } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { timelineEntries } from './timelineEntries.ts';
import { createTimelineModel } from './timelineModel.ts';

const ID = caseId(1);
const vitals = (afterMs: number) =>
  ({
    fact: {
      type: 'vitals-recorded',
      reading: { measuredAt: instant(NOON + afterMs), source: 'monitor', values: { heartRate: 80 } },
    },
    afterMs,
  }) as const;
const REQUESTED = { fact: { type: 'consult-requested' }, afterMs: 60_000 } as const;
const JOINED = { fact: { type: 'consult-joined' }, by: DOCTOR, afterMs: 90_000 } as const;

describe('the timeline', () => {
  it('begins with what the case remembers from before the screen watched', () => {
    const entries = timelineEntries(caseOf(ID, [REQUESTED]), []);
    expect(entries.map(({ what }) => what.type)).toEqual(['consult-requested', 'case-opened']);
  });

  it('shows the newest first and says who did it', () => {
    const facts = [REQUESTED, JOINED];
    const entries = timelineEntries(caseOf(ID, facts), eventsOf(ID, facts).slice(2));
    expect(entries.map(({ what, by }) => [what.type, by.id])).toEqual([
      ['consult-joined', DOCTOR.id],
      ['consult-requested', CREW.id],
      ['case-opened', CREW.id],
    ]);
  });

  it('shows nothing twice when it has watched from the start', () => {
    const facts = [REQUESTED, JOINED];
    const entries = timelineEntries(caseOf(ID, facts), eventsOf(ID, facts));
    expect(entries.map(({ what }) => what.type)).toEqual([
      'consult-joined',
      'consult-requested',
      'case-opened',
    ]);
  });

  it('counts readings that follow each other, with the time of the newest', () => {
    const facts = [vitals(1000), vitals(2000), REQUESTED, vitals(70_000)];
    const entries = timelineEntries(caseOf(ID, facts), eventsOf(ID, facts));
    expect(entries.map(({ what, count, at }) => [what.type, count, at - NOON])).toEqual([
      ['vitals-recorded', 1, 70_000],
      ['consult-requested', 1, 60_000],
      ['vitals-recorded', 2, 2000],
      ['case-opened', 1, 0],
    ]);
  });

  it('collects the events of its own case, each once', () => {
    const signaling = new FakeSignaling();
    const model = createTimelineModel(signaling, ID);
    const [, event] = eventsOf(ID, [REQUESTED]);
    signaling.tell('case:changed', { event: event! });
    signaling.tell('case:changed', { event: event! });
    signaling.tell('case:changed', { event: { ...event!, caseId: caseId(2), seq: 9 } });
    expect(model.getSnapshot()).toEqual([event]);
    model.close();
    expect(signaling.listeners()).toBe(0);
  });
});
