import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Where `npm run dev` finds the server that `./dev run` started.
const server = process.env['VISAVIS_URL'] ?? 'http://127.0.0.1:8443';

export default defineConfig({
  plugins: [react()],
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // The pages' policy allows no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { verify: 'verify.html', console: 'console.html' } },
  },
  server: {
    proxy: {
      '/applicant': { target: server, ws: true },
      '/console/': { target: server, ws: true },
    },
  },
});
