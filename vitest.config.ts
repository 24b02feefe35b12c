import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that drive a real window: one at a time, since what they wait for is on its screen. */
const WINDOWS = ['test/e2e/window/**/*.test.ts', 'app/{pin-dialog,serve}/src/**/*.test.ts'];
/** Tests that stand beside what they test. */
const UNITS = ['{core,crypto,driver-kit,fonts,plugins/*,app/*}/src/**/*.test.ts'];
/** Of those, what a process can do only once: start the drawing library, set what a signal does. */
const ONCE = [
  'app/cli/src/ending-signals.test.ts',
  'app/electron/src/packaging/icon-files.test.ts',
  'plugins/demo-company/src/demo-seals.test.ts',
  'plugins/seals/src/pictures/decode-picture.test.ts',
];
/** Tests of what crosses packages: of whole programs, mostly. */
const PROGRAMS = ['test/**/*.test.ts'];

/** What is set up before tests may be a build of a driver and a library in C. */
const SETUP = 60_000;

const shared = {
  pool: 'forks',
  testTimeout: 30_000,
  hookTimeout: SETUP,
  expect: { poll: { timeout: 15_000 } },
} as const;
/** scripts/run-tests.ts runs these beside the tests with a window, to which they give way. */
const beside = { sequence: { groupOrder: 0 } };
const but = (...others: readonly string[]) => [...configDefaults.exclude, ...others];

export default defineConfig({
  test: {
    projects: [
      // Files share their workers: loading the same modules for each of 350 files anew takes longer than their tests.
      {
        test: {
          ...shared,
          ...beside,
          name: 'units',
          include: UNITS,
          exclude: but(...WINDOWS, ...ONCE),
          isolate: false,
        },
      },
      { test: { ...shared, ...beside, name: 'programs', include: [...PROGRAMS, ...ONCE], exclude: but(...WINDOWS) } },
      { test: { ...shared, name: 'windows', include: WINDOWS, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
