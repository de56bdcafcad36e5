// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import { NO_VIDEO } from '@smart-triage/shared/domain/videoRecording';
import { VideoSegmentIdSchema } from '@smart-triage/shared/domain/ids';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { caseId } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { PictureBeside } from './PictureBeside.tsx';
import type { RecordedVideoModel, RecordedVideoSnapshot } from './recordedVideoModel.ts';

const piece = {
  segmentId: VideoSegmentIdSchema.parse('00000000-0000-4000-8000-000000000001'),
  startedAt: NOON,
  endedAt: addMs(NOON, 20_000),
  bytes: 1,
};
const video = { ...NO_VIDEO, stretches: [{ startedAt: NOON, endedAt: piece.endedAt }] };

afterEach(cleanup);

function beside(openedAt: Instant | null, at: Instant) {
  const store = createStore<RecordedVideoSnapshot>({
    policy: null,
    openedAt,
    where: 'beside-sheet',
    pieces: { kind: 'known', pieces: [piece] },
    eraseFailure: null,
    isErasing: false,
  });
  const model = {
    ...store,
    open: vi.fn(),
    shut: vi.fn(),
    load: () => new Promise<Blob>(() => undefined),
    erase: vi.fn(),
    close: vi.fn(),
  } satisfies RecordedVideoModel;
  const drawn = renderInApp(
    <PictureBeside state={{ caseId: caseId(1), video }} model={model} at={at} onMoment={vi.fn()} />,
  );
  return { model, drawn };
}

it('[VR6] is fetched when it is asked for, of the moment of the sheet, and let go with the sheet', async () => {
  const { model, drawn } = beside(null, addMs(NOON, 5000));
  await userEvent.click(screen.getByRole('button', { name: /^Show the picture of / }));
  expect(model.open).toHaveBeenCalledWith(addMs(NOON, 5000), 'beside-sheet');
  drawn.unmount();
  expect(model.shut).toHaveBeenCalledOnce();
});

it('says that nothing was recorded at that moment, and asks for nothing', async () => {
  const { model } = beside(null, addMs(NOON, -5000));
  await userEvent.click(screen.getByRole('button', { name: /^Show the picture of / }));
  expect(model.open).not.toHaveBeenCalled();
  expect(screen.getByText('Nothing was recorded at this moment.')).toBeDefined();
});

// What happened: the sheet begins with the frame before the moment, and of that there was no picture yet.
it('begins at the moment that was asked for, though its sheet begins a little earlier', () => {
  beside(NOON, addMs(NOON, -800));
  expect(screen.getByText('Loading the recording')).toBeDefined();
});
