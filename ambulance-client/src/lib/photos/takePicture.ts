import { PHOTO_LIMITS } from '@smart-triage/shared/domain/photo';

/** Enough to read small print on a page; what a camera has beyond that only costs the link. */
const LONGEST_SIDE = 4096;
/** Print stays sharp, and a page is some 2 MB. */
const QUALITIES = [0.9, 0.75, 0.5];

/** A still at the resolution of the sensor, not of the video. Rejects where the browser or the camera cannot do that. */
export function takePicture(track: MediaStreamTrack): Promise<Blob> {
  return new ImageCapture(track).takePhoto();
}

/** The picture anew as a JPEG, upright, without what the camera wrote beside it, and within what the server takes. Rejects when it is no picture. */
export async function asJpeg(picture: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) throw new TypeError('no canvas to draw on');
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await smallEnough(canvas);
  } finally {
    bitmap.close();
  }
}

async function smallEnough(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  for (const quality of QUALITIES) {
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (jpeg.size <= PHOTO_LIMITS.bytes) return new Uint8Array(await jpeg.arrayBuffer());
  }
  throw new RangeError('the picture is too large');
}
