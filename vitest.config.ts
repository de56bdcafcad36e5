import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    css: { include: [/tokens\.css/] },
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
