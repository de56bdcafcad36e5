import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` serves the API while this page comes from vite. */
const SERVER = 'http://localhost:4480';

export default defineConfig({
  // Relative, so that the page works under /ambulance/ and wherever else it is put.
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2023',
    modulePreload: { polyfill: false },
    // The policy of the page allows no data: address for what it loads.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  server: { port: 4481, proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } } },
});
