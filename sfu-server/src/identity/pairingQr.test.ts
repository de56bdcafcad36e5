import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { pairingQr, pairingText } from './pairingQr.ts';

/** As a camera sees it: a picture of black and white squares. */
function read(text: string): string {
  const modules = encodeQR(text, 'raw', { border: 4 });
  const scale = 4;
  const side = modules.length * scale;
  const data = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    const isDark = modules[Math.floor(Math.floor(i / side) / scale)]?.[Math.floor((i % side) / scale)];
    data.set(isDark ? [0, 0, 0, 255] : [255, 255, 255, 255], i * 4);
  }
  return decodeQR({ width: side, height: side, data });
}

describe('[TB1] a pairing code to scan', () => {
  it('brings the address with the code where no server sees it, and the code alone without an address', () => {
    expect(pairingText('ab12cd34', 'https://triage.example:4480')).toBe(
      'https://triage.example:4480/ambulance/#pair=ab12cd34',
    );
    expect(pairingText('ab12cd34', undefined)).toBe('ab12cd34');
  });

  it('can be read back from its squares, and has them in the terminal', () => {
    const text = pairingText('ab12cd34', 'https://triage.example');
    expect(read(text)).toBe(text);
    expect(pairingQr('ab12cd34', undefined).split('\n').length).toBeGreaterThan(20);
  });
});
