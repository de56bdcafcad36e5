import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` serves the API while this page comes from vite. */
const SERVER = 'http://localhost:4480';

export default defineConfig({
  base: '/control-room/',
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2023', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 800 },
  server: {
    port: 4482,
    proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } },
  },
});
