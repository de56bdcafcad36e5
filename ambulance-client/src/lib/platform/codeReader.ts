/** Reads QR codes in a picture. */
export type CodeReader = { detect: (picture: CanvasImageSource) => Promise<readonly { rawValue: string }[]> };

/** The browser's own (https://wicg.github.io/shape-detection-api/), which its types do not know. */
type DetectorClass = {
  new (options: { formats: string[] }): CodeReader;
  getSupportedFormats: () => Promise<string[]>;
};

/** `null` where the browser reads none, as on most desktops: the code is then typed. */
export async function findCodeReader(window: object): Promise<CodeReader | null> {
  const { BarcodeDetector } = window as { BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector) return null;
  const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => []);
  return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null;
}
