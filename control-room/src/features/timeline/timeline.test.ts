import { describe, expect, it, vi } from 'vitest';
import { instant } from '@smart-triage/shared/time/instant';
import { caseId, caseOf, CREW, DOCTOR, eventsOf, session } from '../../testing/cases.ts';
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

  describe('[CS11] of the whole case', () => {
    const all = eventsOf(ID, [REQUESTED, JOINED, vitals(1000), vitals(2000)]);
    const open = () => {
      const signaling = new FakeSignaling();
      signaling.answer('case:history', ({ fromSeq }) => {
        const events = all.filter(({ seq }) => seq >= fromSeq && seq < fromSeq + 2 && seq <= 4);
        return { events, nextSeq: events.length === 2 && fromSeq < 3 ? fromSeq + 2 : null };
      });
      const errors: unknown[] = [];
      const model = createTimelineModel(signaling, ID, (error) => errors.push(error));
      const told = (seq: number) => {
        signaling.tell('case:changed', { event: all[seq - 1]! });
      };
      return { signaling, model, told, errors };
    };
    const seqs = (model: { getSnapshot: () => readonly { seq: number }[] }) =>
      model.getSnapshot().map(({ seq }) => seq);

    it('is read in pieces, and goes on with what is told, each event once', async () => {
      const { signaling, model, told } = open();
      signaling.become(session());
      told(5);
      expect(seqs(model)).toEqual([]);
      await vi.waitFor(() => {
        expect(seqs(model)).toEqual([1, 2, 3, 4, 5]);
      });
      told(5);
      signaling.tell('case:changed', { event: { ...all[0]!, caseId: caseId(2), seq: 6 } });
      expect(seqs(model)).toEqual([1, 2, 3, 4, 5]);
      model.close();
      expect(signaling.listeners()).toBe(0);
    });

    it('goes on where it stood after a cut, and shows no hole meanwhile', async () => {
      const { signaling, model, told, errors } = open();
      told(1);
      told(3);
      expect(seqs(model)).toEqual([1]);
      signaling.become(session());
      await vi.waitFor(() => {
        expect(seqs(model)).toEqual([1, 2, 3, 4]);
      });
      expect(signaling.inputsOf('case:history')[0]).toEqual({ caseId: ID, fromSeq: 2 });
      expect(errors).toEqual([]);
    });
  });
});
