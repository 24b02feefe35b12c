import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,crypto,driver-kit,plugins/*,app/*}/src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'forks',
    // Windows and keys are waited for more than anything is computed.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
