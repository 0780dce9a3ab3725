import { defineConfig } from 'vitest/config';
import { words } from './locales/plugin.mjs';

export default defineConfig({
  plugins: [words()],
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'locales/**/*.test.ts', 'test/**/*.test.ts'],
    // Page tests mostly wait: two at a time also on two cores.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The default, one second, is less than a page takes to reload on a busy machine.
    expect: { poll: { timeout: 30_000 } },
  },
});
