/** What tests of plugins and shells are written with. Runs in Vitest. */
export * from './conformance/service-desks.ts';
export * from './conformance/stamp-modes.ts';
export * from './conformance/system-checks.ts';
export * from './conformance/token-drivers.ts';
export * from './conformance/workflow-sources.ts';
export * from './fake-driver.ts';
export * from './fake-seal.ts';
export * from './fake-shell.ts';
export * from './start-test-host.ts';
export * from './test-plugin.ts';
export * from './workflow/fake-platform.ts';
export * from './workflow/fake-workflow-source.ts';
