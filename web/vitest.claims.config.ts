import { defineConfig } from 'vitest/config';
import { words } from './locales/plugin.mjs';

// Every sentence of the pages against what was so: after tests/walk has written its walk (./dev test unit).
export default defineConfig({
  plugins: [words()],
  test: {
    environment: 'node',
    include: ['claims/**/*.test.ts'],
    setupFiles: ['claims/no_browser.ts'],
    testTimeout: 120_000,
  },
});
