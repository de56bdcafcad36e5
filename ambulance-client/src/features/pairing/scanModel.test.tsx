// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findCodeReader } from '../../lib/platform/codeReader.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { ScanCode } from './ScanCode.tsx';
import { createScanModel } from './scanModel.ts';

afterEach(cleanup);

const PICTURE = {} as HTMLVideoElement;

function scan(options: { seen?: string[]; hasReader?: boolean; error?: string } = {}) {
  const stop = vi.fn();
  const stream = { getTracks: () => [{ stop }] } as unknown as MediaStream;
  const getUserMedia = vi.fn(() =>
    options.error === undefined
      ? Promise.resolve(stream)
      : Promise.reject(Object.assign(new Error(options.error), { name: options.error })),
  );
  const onCode = vi.fn();
  const detect = () => Promise.resolve((options.seen ?? []).map((rawValue) => ({ rawValue })));
  const model = createScanModel({
    devices: { getUserMedia },
    findReader: () =>
      options.hasReader === false ? Promise.reject(new Error('no link')) : Promise.resolve({ detect }),
    onCode,
  });
  return { model, stop, onCode, getUserMedia };
}

describe('[TB1] scanning a pairing code', () => {
  it.each([
    ['a link', 'https://triage.example/ambulance/#pair=ab12cd34'],
    ['the code alone', ' ab12cd34 '],
  ])('takes the code from %s, once, and lets the camera go', async (_, seen) => {
    const { model, stop, onCode } = scan({ seen: ['WIFI:S:cafe;;', seen] });
    await model.start();
    await model.look(PICTURE);
    await model.look(PICTURE);
    expect(onCode).toHaveBeenCalledExactlyOnceWith('ab12cd34');
    expect(stop).toHaveBeenCalledOnce();
  });

  it('goes on looking at what is no pairing code', async () => {
    const { model, onCode } = scan({ seen: ['https://elsewhere.example/#menu'] });
    await model.start();
    await model.look(PICTURE);
    expect(onCode).not.toHaveBeenCalled();
    expect(model.getSnapshot().kind).toBe('looking');
  });

  it('is not offered where the page gets no camera', () => {
    const findReader = () => Promise.reject(new Error('not asked for'));
    renderScreen(
      <ScanCode model={createScanModel({ devices: undefined, findReader, onCode: () => undefined })} />,
    );
    expect(screen.queryByRole('button')).toBeNull();
  });

  // What happened: on an Android without Google's services, and on every Linux, the code had to be typed.
  it('brings its own reader where the browser has none, or none for QR codes', async () => {
    const brought = { detect: () => Promise.resolve([]) };
    const bring = () => Promise.resolve(brought);
    expect(await findCodeReader({}, bring)).toBe(brought);
    const BarcodeDetector = { getSupportedFormats: () => Promise.resolve(['ean_13']) };
    expect(await findCodeReader({ BarcodeDetector }, bring)).toBe(brought);
  });

  it('opens no second camera on a second press, and says when there is nothing to read codes with', async () => {
    const { model, getUserMedia } = scan();
    await Promise.all([model.start(), model.start()]);
    expect(getUserMedia).toHaveBeenCalledOnce();
    const without = scan({ hasReader: false });
    await without.model.start();
    expect(without.model.getSnapshot()).toEqual({ kind: 'failed', problem: 'no-reader' });
    expect(without.getUserMedia).not.toHaveBeenCalled();
  });

  it('lets a camera go that comes when nobody looks any more', async () => {
    const { model, stop } = scan();
    const starting = model.start();
    model.stop();
    await starting;
    expect(stop).toHaveBeenCalledOnce();
    expect(model.getSnapshot().kind).toBe('idle');
  });

  it('says what is wrong with the camera', async () => {
    const { model } = scan({ error: 'NotAllowedError' });
    renderScreen(<ScanCode model={model} />, 'nl');
    await userEvent.click(screen.getByRole('button', { name: 'Scan de QR-code' }));
    expect((await screen.findByRole('alert')).textContent).toContain('mag niet');
  });
});
