// @vitest-environment happy-dom
import { PhotoIdSchema } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { photoLoader } from '../../lib/photoLoader.ts';
import { caseId } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { PhotosPanel } from './PhotosPanel.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const PHOTO = {
  photoId: PhotoIdSchema.parse('00000000-0000-4000-8000-000000000901'),
  kind: 'ecg-printout',
  takenAt: NOON,
  type: 'image/jpeg',
  width: 4000,
  height: 3000,
  bytes: 3,
  sha256: '0'.repeat(64),
} as const;

describe('photos', () => {
  it('are fetched only when somebody opens one, and leave the memory when it is closed', async () => {
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    const load = vi.fn(() => Promise.resolve(new Blob(['jpg'])));
    renderInApp(<PhotosPanel photos={[PHOTO]} load={load} />);
    expect(load).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: /ECG printout/ }));
    const picture = await screen.findByRole('img', { name: /ECG printout/ });
    expect(picture.getAttribute('width')).toBe('4000');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(revoke).toHaveBeenCalledWith(picture.getAttribute('src'));
  });

  it('say why one cannot be shown', async () => {
    const load = () => Promise.reject(new AppError(ErrorCode.NotPermitted, 'HTTP 403'));
    renderInApp(<PhotosPanel photos={[PHOTO]} load={load} />);
    await userEvent.click(screen.getByRole('button', { name: /ECG printout/ }));
    expect(await screen.findByText(/Your role may not do this/)).toBeDefined();
  });

  it.each([
    [401, ErrorCode.NotSignedIn],
    [403, ErrorCode.NotPermitted],
    [404, ErrorCode.NotFound],
    [503, ErrorCode.StoreUnavailable],
  ])('[PH3] that the server answers with %i are %s', async (status, code) => {
    const fetch = () => Promise.resolve(new Response(null, { status }));
    const load = photoLoader(fetch, () => Promise.resolve('token'));
    await expect(load(caseId(1), PHOTO.photoId)).rejects.toMatchObject({ code });
  });
});
