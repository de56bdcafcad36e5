import type { Page } from 'playwright-core';
import { readBarcode } from '../../browser/barcode.ts';
import { BARCODE_RANGE } from './liveCamera.ts';

/** From the moment a picture was drawn at the camera to the moment the control room's compositor shows it, for `count` pictures. */
export async function measureCameraToPixel(page: Page, count: number): Promise<number[]> {
  return page.evaluate(
    ({ readText, wanted, range }) =>
      new Promise<number[]>((resolve, reject) => {
        const read = new Function(`return (${readText})`)() as typeof readBarcode;
        const video = [...document.querySelectorAll('video')].find(({ videoWidth }) => videoWidth > 0);
        const context = new OffscreenCanvas(320, 180).getContext('2d', { willReadFrequently: true });
        if (!video || !context) {
          reject(new Error('there is no picture to measure'));
          return;
        }
        const latencies: number[] = [];
        const look: VideoFrameRequestCallback = (_now, { expectedDisplayTime }) => {
          context.drawImage(video, 0, 0, 320, 180);
          const drawnAt = read(context.getImageData(0, 0, 320, 180).data, 320, 180);
          const shownAt = (performance.timeOrigin + expectedDisplayTime) % range;
          if (drawnAt !== null) latencies.push((shownAt - drawnAt + range) % range);
          if (latencies.length >= wanted) resolve(latencies);
          else video.requestVideoFrameCallback(look);
        };
        video.requestVideoFrameCallback(look);
        setTimeout(() => {
          resolve(latencies);
        }, wanted * 200);
      }),
    { readText: readBarcode.toString(), wanted: count, range: BARCODE_RANGE },
  );
}
