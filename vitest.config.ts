import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,crypto,driver-kit,fonts,plugins/*,app/*}/src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
