import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that drive a real window: each has the machine to itself, since what they wait for is on its screen. */
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
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'windows', include: WINDOWS, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
