import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that drive a real window: one at a time, since what they wait for is on its screen. */
const IN_WINDOWS = 'test/e2e/{guide,window}/**/*.test.ts';
const WINDOWS = [IN_WINDOWS, 'app/{pin-dialog,serve}/src/**/*.test.ts'];
/** Tests that stand beside what they test. */
const UNITS = ['{core,crypto,driver-kit,fonts,platform,plugins/*,app/*}/src/**/*.test.ts'];
/** What a process can do only once: start the drawing library, set what a signal does, load another module in one's place. */
const ONCE = [
  'app/cli/src/ending-signals.test.ts',
  'app/electron/src/packaging/icon-files.test.ts',
  'app/serve/src/server-entry-without-links.test.ts',
  'plugins/demo-company/src/demo-seals.test.ts',
  'plugins/seals/src/pictures/decode-picture.test.ts',
];
/** Tests of what crosses packages: of whole programs, mostly. */
const PROGRAMS = ['test/**/*.test.ts'];

/** Ends what hangs, and nothing else: beside others, what takes 10 s takes 30 s and more. */
const HANGS = 120_000;
/** Within that. */
const WAITS = 30_000;

const shared = {
  pool: 'forks',
  testTimeout: HANGS,
  hookTimeout: HANGS,
  expect: { poll: { timeout: WAITS } },
} as const;
/** scripts/run-tests.ts runs these beside the tests with a window, to which they give way; later they have all processors. */
const beside = { maxWorkers: '100%', sequence: { groupOrder: 0 } };
const but = (...others: readonly string[]) => [...configDefaults.exclude, ...others];

export default defineConfig({
  test: {
    projects: [
      // Files share their workers, here and with windows: to load the same modules for each of 350 anew takes longer than
      // their tests.
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
      { test: { ...shared, ...beside, name: 'programs', include: [...PROGRAMS, ...ONCE], exclude: but(IN_WINDOWS) } },
      {
        test: {
          ...shared,
          name: 'windows',
          include: WINDOWS,
          exclude: but(...ONCE),
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
