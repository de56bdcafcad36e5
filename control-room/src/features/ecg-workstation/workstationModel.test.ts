import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { describe, expect, it } from 'vitest';
import { caseId, session } from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { createEcgArchive } from './ecgArchive.ts';
import { signalsOf } from './sheetPage.ts';
import { createWorkstationModel } from './workstationModel.ts';

const { streamId } = anEcgFrame();
/** As the server: at most so many frames in one answer. */
const FRAMES_PER_ANSWER = 40;

async function opened(lastSeq: number | null, hole: readonly [number, number] = [-1, -1]) {
  const signaling = new FakeSignaling();
  signaling.answer('ecg:watch', () => ({
    streams: [{ streamId, lastSeq, gaps: [] }],
    recent: packFrames([]),
  }));
  signaling.answer('ecg:read', ({ fromSeq, toSeq }) => {
    const seqs = Array.from({ length: toSeq - fromSeq + 1 }, (_, index) => fromSeq + index);
    const stored = seqs.filter((seq) => seq < hole[0] || seq > hole[1]).slice(0, FRAMES_PER_ANSWER);
    return { frames: packFrames(stored.map((seq) => encodeFrame(anEcgFrame({ seq })))) };
  });
  signaling.become(session());
  const model = createWorkstationModel(createEcgArchive(signaling, caseId(1)));
  await settle();
  return { model, signaling, shown: () => model.getSnapshot() };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const storedLeadI = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => [
    ...anEcgFrame({ seq: first + index }).samples[0]!,
  ]).flat();

describe('the ECG workstation', () => {
  it('opens with the newest ten seconds', async () => {
    const { shown } = await opened(799);
    expect(shown().status).toBe('ready');
    expect(shown().place?.fromSeq).toBe(700);
  });

  it('shows on every sheet of the case exactly the samples that are stored', async () => {
    const { model, shown } = await opened(799);
    for (const fromSeq of [700, 0, 350]) {
      model.goTo(fromSeq);
      await settle();
      const { page } = shown();
      expect([...page!.excerpt.samples[0]!]).toEqual(storedLeadI(fromSeq, fromSeq + 99));
      const drawn = [...signalsOf(page!, 'recorded').mv.I!].map((mv) => Math.round(mv / 0.005));
      expect(drawn).toEqual(storedLeadI(fromSeq, fromSeq + 99));
    }
  });

  it('goes no further than the case does, on either side', async () => {
    const { model, shown } = await opened(799);
    model.move(60);
    expect(shown().place?.fromSeq).toBe(700);
    model.move(-3600);
    expect(shown().place?.fromSeq).toBe(0);
  });

  it('shows the last place asked for, whatever answers come late', async () => {
    const { model, shown } = await opened(799);
    model.goTo(100);
    model.goTo(200);
    await settle();
    expect(shown().page?.fromSeq).toBe(200);
  });

  it('asks the server once for what it has', async () => {
    const { model, signaling } = await opened(799);
    const before = signaling.inputsOf('ecg:read').length;
    model.move(-1);
    await settle();
    model.move(1);
    await settle();
    const asked = signaling.inputsOf('ecg:read').slice(before);
    expect(asked).toEqual([expect.objectContaining({ fromSeq: 590, toSeq: 599 })]);
  });

  it('says when nothing is stored at a place, and when nothing is stored at all', async () => {
    const { model, shown } = await opened(799, [0, 400]);
    model.goTo(100);
    await settle();
    expect(shown().status).toBe('hole');
    expect((await opened(null)).shown().status).toBe('empty');
  });

  it('takes the calipers and a moved J point away with the sheet that they were on', async () => {
    const { model, shown } = await opened(799);
    model.setCaliper({ from: { x: 1, y: 1 }, to: { x: 2, y: 2 }, held: 'to' });
    model.setJPoint(50);
    model.move(-10);
    await settle();
    expect(shown()).toMatchObject({ caliper: null, jPointMs: null });
  });

  it('opens a stored ECG where it begins, and keeps another one beside it', async () => {
    const { model, shown } = await opened(799);
    model.open({ streamId, fromSeq: 230 });
    model.holdPlace({ streamId, fromSeq: 110 });
    await settle();
    const { page, held, holding } = shown();
    expect([...page!.excerpt.samples[0]!]).toEqual(storedLeadI(230, 329));
    expect([...held!.page.excerpt.samples[0]!]).toEqual(storedLeadI(110, 209));
    expect(holding).toBe('ready');
  });

  it('says that nothing is stored of an ECG that is still on the tablet, and keeps the sheet in view', async () => {
    const { model, shown } = await opened(799);
    model.holdPlace({ streamId, fromSeq: 750 });
    await settle();
    expect(shown()).toMatchObject({ status: 'ready', holding: 'hole', held: null });
    model.open({ streamId, fromSeq: 750 });
    await settle();
    expect(shown().status).toBe('hole');
    expect(shown().page?.fromSeq).toBe(700);
  });

  it('takes moves of the J point back one by one, a drag as one', async () => {
    const { model, shown } = await opened(799);
    const taken = [];
    model.setJPoint(50);
    model.setJPoint(60);
    model.setJPoint(64, true);
    model.setJPoint(70, true);
    for (let undo = 0; undo < 3; undo += 1) {
      model.undoJPoint();
      taken.push(shown().jPointMs);
    }
    expect(taken).toEqual([50, null, null]);
  });

  it('goes round through the settings', async () => {
    const { model, shown } = await opened(799);
    for (const gain of [20, 5, 10]) {
      model.cycle('mmPerMv');
      expect(shown().settings.mmPerMv).toBe(gain);
    }
  });
});
