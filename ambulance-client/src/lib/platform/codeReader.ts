/** Reads QR codes in a picture. */
export type CodeReader = { detect: (picture: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> };

/** The browser's own (https://wicg.github.io/shape-detection-api/), which its types do not know. */
type DetectorClass = {
  new (options: { formats: string[] }): CodeReader;
  getSupportedFormats: () => Promise<string[]>;
};

/** The browser's where it has one; else, as on an Android without Google's services and on most desktops, the one that this page brings. */
export async function findCodeReader(
  window: object,
  bring: () => Promise<CodeReader> = bringReader,
): Promise<CodeReader> {
  const { BarcodeDetector } = window as { BarcodeDetector?: DetectorClass };
  const formats = (await BarcodeDetector?.getSupportedFormats().catch((): string[] => [])) ?? [];
  return BarcodeDetector && formats.includes('qr_code')
    ? new BarcodeDetector({ formats: ['qr_code'] })
    : bring();
}

/** Fetched only where the browser has none, and only by who scans. */
async function bringReader(): Promise<CodeReader> {
  const { BarcodeDetector } = await import('qr/decode.js');
  return new BarcodeDetector({ formats: ['qr_code'] });
}
