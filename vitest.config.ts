import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that drive a real window: one at a time, since what they wait for is on its screen. */
const WINDOWS = ['test/e2e/window/**/*.test.ts', 'app/{pin-dialog,serve}/src/**/*.test.ts'];
const ALL = ['{core,crypto,driver-kit,fonts,plugins/*,app/*}/src/**/*.test.ts', 'test/**/*.test.ts'];

const shared = { pool: 'forks', testTimeout: 30_000, expect: { poll: { timeout: 15_000 } } } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'parts',
          include: ALL,
          exclude: [...configDefaults.exclude, ...WINDOWS],
          // One processor is left to the tests with a window: scripts/run-tests.ts runs both kinds at once.
          maxWorkers: Math.max(1, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'windows', include: WINDOWS, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
