import type { Page } from 'playwright-core';
import type { BarcodeWindow } from './barcode.ts';

/** The number in the picture that the page's first playing video shows now; `null` while there is none to read. */
export async function readPicture(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const video = [...document.querySelectorAll('video')].find(({ videoWidth }) => videoWidth > 0);
    if (!video) return null;
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.drawImage(video, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return (window as unknown as BarcodeWindow).smartTriageBarcode.readBarcode(data, width, height);
  });
}

/** The loudest frequency that the page plays, in hertz; `null` in silence. */
export async function loudestFrequency(page: Page): Promise<number | null> {
  return page.evaluate(async () => {
    const element = [...document.querySelectorAll('audio, video')].find((candidate) => {
      const source = (candidate as HTMLMediaElement).srcObject;
      return source instanceof MediaStream && source.getAudioTracks().length > 0;
    }) as HTMLMediaElement | undefined;
    if (!element) return null;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 8192;
    context.createMediaStreamSource(element.srcObject as MediaStream).connect(analyser);
    const decibels = new Float32Array(analyser.frequencyBinCount);
    let found: { level: number; frequency: number } = { level: -70, frequency: 0 };
    // A second and a half of looking: the tone comes and goes.
    for (let look = 0; look < 15; look++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      analyser.getFloatFrequencyData(decibels);
      const level = Math.max(...decibels);
      const frequency = (decibels.indexOf(level) * context.sampleRate) / analyser.fftSize;
      if (level > found.level) found = { level, frequency };
    }
    await context.close();
    return found.frequency === 0 ? null : found.frequency;
  });
}
