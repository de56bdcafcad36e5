import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';

type Devices = { cameraFile?: string; microphoneFile?: string };

/** A real Chromium with a camera and a microphone, that speaks WebRTC over the loopback and asks nobody for permission. */
export function launchChromium(devices: Devices = {}): Promise<Browser> {
  return chromium.launch(settingsOf(devices));
}

/** The same with a profile that is written to this folder. */
export function launchChromiumOn(folder: string, context: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...settingsOf({}), ...context });
}

function settingsOf({ cameraFile, microphoneFile }: Devices) {
  return {
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...(cameraFile === undefined ? [] : [`--use-file-for-fake-video-capture=${cameraFile}`]),
      ...(microphoneFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphoneFile}`]),
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      // Two windows share a machine in tests: neither is "in the background".
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
    ],
  };
}
