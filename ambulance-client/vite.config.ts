import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa';

/** Where `npm start` serves the API while this page comes from vite. */
const SERVER = 'http://localhost:4480';

/**
 * What an installed tablet has with it: the page, the ONNX runtime and the models, so that it opens and records in a dead zone. Only built files are kept;
 * answers of the server are never in a cache, because they are about patients.
 */
const OFFLINE: Partial<VitePWAOptions> = {
  // The page registers it itself, and decides when a new version may take over: see src/pwa.
  injectRegister: null,
  registerType: 'prompt',
  manifest: {
    name: 'SMART Triage ambulance',
    short_name: 'SMART Triage',
    lang: 'nl',
    start_url: '.',
    scope: '.',
    display: 'standalone',
    orientation: 'any',
    background_color: '#0b3d5c',
    theme_color: '#0b3d5c',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,wasm,onnx,svg}', '**/inter-latin-*.woff2'],
    // The ONNX runtime is 14 MB.
    maximumFileSizeToCacheInBytes: 20_000_000,
    navigateFallback: 'index.html',
    // From the first visit on: the models are fetched after the page, when the link may be gone.
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    sourcemap: false,
  },
};

export default defineConfig({
  // Relative, so that the page works under /ambulance/ and wherever else it is put.
  base: './',
  plugins: [react(), VitePWA(OFFLINE)],
  // The score engine's thread fetches its parts as it goes, which only modules can.
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    target: 'es2023',
    modulePreload: { polyfill: false },
    // The policy of the page allows no data: address for what it loads.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  // A part of fast-xml-validator that is not used here, and that only the build leaves out, makes a Buffer of Node as it loads: without one, the development
  // server's ECG thread would end at its start.
  optimizeDeps: { rolldownOptions: { transform: { define: { Buffer: 'Uint8Array' } } } },
  server: { port: 4481, proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } } },
});
