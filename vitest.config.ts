import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*/src/**/*.test.{ts,tsx}', 'sfu-server/{worker,test}/**/*.test.ts', 'tools/**/*.test.ts'],
    css: { include: [/tokens\.css/] },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Real browsers, networks and clocks on a shared machine: one more try there, which the output marks with "(retry x1)", and whoever sees it mends the test.
    retry: process.env['CI'] ? 1 : 0,
  },
});
