import { createStore } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { describe, expect, it, vi } from 'vitest';
import { aDecision, caseId, caseOf, DOCTOR } from '../../testing/cases.ts';
import { FakeMedia, remote } from '../../testing/fakeMedia.ts';
import { createWallModel, MOST_TILES } from './wallModel.ts';

const casesOf = (numbers: readonly number[]) =>
  new Map<CaseId, CaseState>(numbers.map((number) => [caseId(number), caseOf(caseId(number), [])]));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function wallOf(numbers: readonly number[]) {
  const cases = createStore<{ cases: ReadonlyMap<CaseId, CaseState> }>({ cases: casesOf(numbers) });
  const media = new Map<CaseId, FakeMedia>();
  const model = createWallModel({
    cases,
    byUrgency: (one, other) => one.caseId.localeCompare(other.caseId),
    createMedia: (id) => {
      const made = new FakeMedia();
      media.set(id, made);
      return made;
    },
    makeStream: (track) => ({ id: track.id }) as MediaStream,
    onError: vi.fn(),
  });
  const ids = () => model.getSnapshot().tiles.map((tile) => tile.caseId);
  return {
    model,
    media,
    ids,
    become: (next: readonly number[]) => {
      cases.set({ cases: casesOf(next) });
    },
    cases,
  };
}

describe('the cameras of all ambulances', () => {
  it('are received as thumbnails, and asked for so again when the media start anew', () => {
    const { media, model } = wallOf([1]);
    media.get(caseId(1))!.live([remote('camera'), remote('microphone')]);
    media.get(caseId(1))!.live([remote('camera')], 2);
    expect(media.get(caseId(1))!.told).toEqual(['layer 0 of camera', 'layer 0 of camera']);
    expect(model.getSnapshot().tiles[0]?.stream).not.toBeNull();
  });

  it('show no picture of a camera that the crew turned off', () => {
    const { media, model } = wallOf([1]);
    media.get(caseId(1))!.live([remote('camera', { paused: true })]);
    expect(model.getSnapshot().tiles[0]?.stream).toBeNull();
  });

  it('are at most so many, and the others are counted', () => {
    const { model, media } = wallOf(upTo(MOST_TILES + 3));
    expect(model.getSnapshot().tiles).toHaveLength(MOST_TILES);
    expect(model.getSnapshot().others).toBe(3);
    expect(media.size).toBe(MOST_TILES);
  });

  it('stay in their places: who comes takes the place of who left', () => {
    const { ids, become, media } = wallOf([1, 2, 3]);
    become([1, 3, 4]);
    expect(ids()).toEqual([caseId(1), caseId(4), caseId(3)]);
    expect(media.get(caseId(2))!.told).toContain('close');
    become([3, 4]);
    expect(ids()).toEqual([caseId(4), caseId(3)]);
  });

  it('are given up for a patient who was handed over, and all when the page goes elsewhere', () => {
    const { cases, ids, media, model } = wallOf([1, 2]);
    const over = caseOf(caseId(1), [
      { fact: { type: 'decision-recorded', decision: aDecision() }, by: DOCTOR },
      { fact: { type: 'decision-acknowledged', decisionId: aDecision().id } },
      { fact: { type: 'handed-over' } },
    ]);
    cases.set({ cases: new Map(casesOf([1, 2])).set(caseId(1), over) });
    expect(ids()).toEqual([caseId(2)]);
    model.close();
    expect(media.get(caseId(2))!.told).toContain('close');
  });
});
