// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { PhotoIdSchema } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import type { PhotoQueueState } from '../../lib/photos/photoQueue.ts';
import { aCaseView, CASE_ID } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { AskedPhoto, PhotoButton } from './PhotoButton.tsx';
import { createPhotoModel } from './photoModel.ts';

afterEach(cleanup);

const PICTURE = new Blob(['picture']);
const JPEG = new Uint8Array([1, 2, 3]);
const photoId = PhotoIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0e01');

function photos(
  options: { view?: CaseView; still?: () => Promise<Blob>; jpeg?: () => Promise<typeof JPEG> } = {},
) {
  const state = createStore<PhotoQueueState>({ waiting: [], refused: [] });
  const add = vi.fn(() => Promise.resolve());
  const model = createPhotoModel({
    view: createStore<CaseView | null>(options.view ?? aCaseView()),
    clock: { now: () => instant(1_700_000_000_000) },
    queue: { state, add, dismissRefused: vi.fn() },
    takeStill: options.still ?? (() => Promise.resolve(PICTURE)),
    asJpeg: options.jpeg ?? (() => Promise.resolve(JPEG)),
  });
  return { model, add, state };
}

const open = async (model: ReturnType<typeof photos>['model'], language: 'en' | 'nl' = 'en') => {
  renderScreen(<PhotoButton model={model} />, language);
  await userEvent.click(screen.getByRole('button', { name: /^(Photo|Foto)/ }));
};

describe('a photo', () => {
  it('is taken with the camera that runs, and kept with what it is of, its size and its hash', async () => {
    const { model, add } = photos();
    await open(model, 'nl');
    await userEvent.click(screen.getByRole('radio', { name: 'Medicatielijst' }));
    await userEvent.click(screen.getByRole('button', { name: 'Maak de foto' }));
    await vi.waitFor(() => {
      expect(add).toHaveBeenCalledOnce();
    });
    expect(add).toHaveBeenCalledWith(
      expect.objectContaining({
        caseId: CASE_ID,
        bytes: JPEG,
        offer: expect.objectContaining({
          kind: 'medication-list',
          bytes: 3,
          sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
        }) as unknown,
      }),
    );
  });

  it.each([
    ['the camera gives none', { still: () => Promise.reject(new Error('off')) }, /gave no photo/],
    ['it cannot be read', { jpeg: () => Promise.reject(new Error('no picture')) }, /not a picture/],
  ])('says what to do when %s', async (_, options, words) => {
    const { model, add } = photos(options);
    await open(model);
    await userEvent.click(screen.getByRole('button', { name: 'Take the photo' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(add).not.toHaveBeenCalled();
  });

  it('shows how far it is, that it was refused, and never the photos of another case', async () => {
    const { model, state } = photos();
    const waiting = { photoId, caseId: CASE_ID, kind: 'other' as const, sent: 1, parts: 4 };
    const elsewhere = { ...waiting, caseId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as typeof CASE_ID };
    state.set({ waiting: [waiting, elsewhere], refused: [{ ...waiting, code: ErrorCode.Invalid }] });
    await open(model);
    expect(screen.getByText('on its way, 25 %')).toBeDefined();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByText('One photo was refused')).toBeDefined();
  });

  it('[PH4] that a cardiologist asks for is one tap, and no longer asked for while it is on its way', async () => {
    const photoAsked = {
      by: { id: 'd', name: 'Dr. Demo', role: 'cardiologist' as const },
      at: instant(1_700_000_000_000),
    };
    const { model, add, state } = photos({ view: aCaseView({ photoAsked }) });
    renderScreen(<AskedPhoto model={model} />, 'en');
    expect(screen.getByRole('status').textContent).toContain('Dr. Demo asks for a photo');
    await userEvent.click(screen.getByRole('button', { name: 'Take the photo' }));
    await vi.waitFor(() => {
      expect(add).toHaveBeenCalledOnce();
    });
    state.set({
      waiting: [{ photoId, caseId: CASE_ID, kind: 'other', sent: 0, parts: 4 }],
      refused: [],
    });
    await vi.waitFor(() => {
      expect(screen.queryByRole('status')).toBeNull();
    });
  });

  it('is not taken any more once the case is closed', async () => {
    const { model, add, state } = photos({ view: aCaseView({ status: 'closed' }) });
    renderScreen(<PhotoButton model={model} />);
    expect(screen.queryByRole('button')).toBeNull();
    await model.take('other');
    expect(add).not.toHaveBeenCalled();
    cleanup();
    // What was taken before is looked at.
    state.set({ waiting: [{ photoId, caseId: CASE_ID, kind: 'other', sent: 1, parts: 4 }], refused: [] });
    await open(model);
    expect(screen.queryByRole('button', { name: 'Take the photo' })).toBeNull();
    expect(screen.getByRole('dialog')).toBeDefined();
  });
});
