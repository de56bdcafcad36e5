// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findCodeReader } from '../../lib/platform/codeReader.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { ScanCode } from './ScanCode.tsx';
import { createScanModel } from './scanModel.ts';

afterEach(cleanup);

const PICTURE = {} as CanvasImageSource;

function scan(options: { seen?: string[]; isReadable?: boolean; error?: string } = {}) {
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
    findReader: () => Promise.resolve(options.isReadable === false ? null : { detect }),
    onCode,
  });
  const isReady = () =>
    vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('idle');
    });
  return { model, stop, onCode, getUserMedia, isReady };
}

describe('[TB1] scanning a pairing code', () => {
  it.each([
    ['a link', 'https://triage.example/ambulance/#pair=ab12cd34'],
    ['the code alone', ' ab12cd34 '],
  ])('takes the code from %s, once, and lets the camera go', async (_, seen) => {
    const { model, stop, onCode, isReady } = scan({ seen: ['WIFI:S:cafe;;', seen] });
    await isReady();
    await model.start();
    await model.look(PICTURE);
    await model.look(PICTURE);
    expect(onCode).toHaveBeenCalledExactlyOnceWith('ab12cd34');
    expect(stop).toHaveBeenCalledOnce();
  });

  it('goes on looking at what is no pairing code', async () => {
    const { model, onCode, isReady } = scan({ seen: ['https://elsewhere.example/#menu'] });
    await isReady();
    await model.start();
    await model.look(PICTURE);
    expect(onCode).not.toHaveBeenCalled();
    expect(model.getSnapshot().kind).toBe('looking');
  });

  it('is not offered where the browser reads no codes', async () => {
    const { model } = scan({ isReadable: false });
    renderScreen(<ScanCode model={model} />);
    await Promise.resolve();
    expect(screen.queryByRole('button')).toBeNull();
    expect(await findCodeReader({})).toBeNull();
    const BarcodeDetector = { getSupportedFormats: () => Promise.resolve(['ean_13']) };
    expect(await findCodeReader({ BarcodeDetector })).toBeNull();
  });

  it('says what is wrong with the camera', async () => {
    const { model, isReady } = scan({ error: 'NotAllowedError' });
    await isReady();
    renderScreen(<ScanCode model={model} />, 'nl');
    await userEvent.click(screen.getByRole('button', { name: 'Scan de QR-code' }));
    expect((await screen.findByRole('alert')).textContent).toContain('mag niet');
  });
});
