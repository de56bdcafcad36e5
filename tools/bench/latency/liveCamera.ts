import type { Page } from 'playwright-core';
import { barcodeLuma } from '../../browser/barcode.ts';

/** Times are drawn modulo this, in milliseconds: what a barcode holds. */
export const BARCODE_RANGE = 2 ** 32;
const FRAMES_PER_SECOND = 30;

/**
 * Gives the page a camera whose every picture carries the time at which it was drawn. Files cannot do that: their pictures were made before. The sound stays that of the
 * browser's own device. To be called before the page is opened.
 */
export async function installLiveCamera(page: Page): Promise<void> {
  await page.addInitScript(
    ({ lumaText, framesPerSecond }) => {
      const luma = new Function(
        `const BARCODE_BITS = 32; const BARCODE_HEIGHT = 0.25; return (${lumaText})`,
      )() as typeof barcodeLuma;
      const [width, height] = [640, 360];
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d');
      const draw = (): void => {
        const now = Math.round(performance.timeOrigin + performance.now()) % 2 ** 32;
        if (!context) return;
        context.fillStyle = `hsl(${(now / 20) % 360} 40% 50%)`;
        context.fillRect(0, 0, width, height);
        for (let bit = 0; bit < 32; bit++) {
          for (const row of [0, 1]) {
            const value = luma(now, (bit + 0.5) / 32, (row + 0.5) / 8) ?? 0;
            context.fillStyle = value > 128 ? 'white' : 'black';
            context.fillRect((bit * width) / 32, (row * height) / 8, width / 32, height / 8);
          }
        }
        requestAnimationFrame(draw);
      };
      const devices = navigator.mediaDevices;
      const original = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async (constraints) => {
        if (!constraints?.video) return original(constraints);
        draw();
        return canvas.captureStream(framesPerSecond);
      };
    },
    { lumaText: barcodeLuma.toString(), framesPerSecond: FRAMES_PER_SECOND },
  );
}
