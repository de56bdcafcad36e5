import type { Page } from 'playwright-core';
import type { BarcodeWindow } from '../../browser/barcode.ts';
import { BARCODE_RANGE } from './liveCamera.ts';

/** From the moment a picture was drawn at the camera to the moment the control room's compositor shows it, for `count` pictures. */
export async function measureCameraToPixel(page: Page, count: number): Promise<number[]> {
  return page.evaluate(
    ({ wanted, range }) =>
      new Promise<number[]>((resolve, reject) => {
        const { readBarcode } = (window as unknown as BarcodeWindow).smartTriageBarcode;
        const video = [...document.querySelectorAll('video')].find(({ videoWidth }) => videoWidth > 0);
        const context = new OffscreenCanvas(320, 180).getContext('2d', { willReadFrequently: true });
        if (!video || !context) {
          reject(new Error('there is no picture to measure'));
          return;
        }
        const latencies: number[] = [];
        const look: VideoFrameRequestCallback = (_now, { expectedDisplayTime }) => {
          context.drawImage(video, 0, 0, 320, 180);
          const drawnAt = readBarcode(context.getImageData(0, 0, 320, 180).data, 320, 180);
          const shownAt = (performance.timeOrigin + expectedDisplayTime) % range;
          // Half a range of room below zero: the two pages' clocks differ by a millisecond or two.
          if (drawnAt !== null) latencies.push(((shownAt - drawnAt + 1.5 * range) % range) - range / 2);
          if (latencies.length >= wanted) resolve(latencies);
          else video.requestVideoFrameCallback(look);
        };
        video.requestVideoFrameCallback(look);
        setTimeout(() => {
          resolve(latencies);
        }, wanted * 200);
      }),
    { wanted: count, range: BARCODE_RANGE },
  );
}
