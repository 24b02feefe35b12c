/**
 * The layering table: which file may import what. The check fails on every file and every import that this table does
 * not list, so a new kind of file or dependency is a decision, made here.
 *
 * Targets: `self` (the same package's files, narrowed by `selfFiles`), `core/<part>`, `crypto/<part>`, `fonts/<part>`, `platform/api` and
 * `driver-kit/<part>` (a part of these), `node` (built-in modules), `ui` (the UI kit), `shell/<part>` (what shells share), `npm` (packages in the
 * importing package's own `dependencies`), `npm:<name>` (only that package), `dev` (packages in the root's
 * `devDependencies`), `virtual:<name>` (modules that the build makes), `plugins`, `platform` and `scripts` (their files; tests only).
 */
export interface Layer {
  /** Path pattern relative to the repository; `*` is one path segment's part, `**` any depth. The first match rules. */
  readonly files: string;
  readonly may: readonly string[];
}

export const layers: readonly Layer[] = [
  // Tests, and what only they use (fixtures, child processes, `testing/`), may use any part of core besides their own package.
  { files: 'core/src/**/*.test.ts', may: ['self', 'core/*', 'node', 'npm', 'dev'] },
  { files: 'core/src/**/*.fixture.ts', may: ['self', 'core/*', 'node', 'npm', 'dev'] },
  { files: 'core/src/**/*.child.ts', may: ['self', 'core/*', 'node', 'npm', 'dev'] },
  { files: 'core/src/**/testing/**', may: ['self', 'core/*', 'node', 'npm', 'dev'] },
  { files: 'crypto/src/**/*.test.ts', may: ['self', 'core/*', 'node', 'npm', 'dev'] },
  { files: 'crypto/src/testing/**', may: ['self', 'core/*', 'node', 'npm', 'dev'] },
  { files: 'driver-kit/src/**/*.test.ts', may: ['self', 'core/*', 'crypto/*', 'node', 'npm', 'dev'] },
  { files: 'driver-kit/src/testing/**', may: ['self', 'core/*', 'crypto/*', 'node', 'npm', 'dev'] },
  { files: 'fonts/src/**/*.test.ts', may: ['self', 'core/*', 'node', 'npm', 'dev'] },
  {
    files: 'plugins/*/src/**/*.test.ts',
    may: ['self', 'core/*', 'crypto/*', 'driver-kit/*', 'fonts/*', 'ui', 'node', 'npm', 'dev'],
  },
  {
    files: 'plugins/*/src/**/*.fixture.ts',
    may: ['self', 'core/*', 'crypto/*', 'driver-kit/*', 'ui', 'node', 'npm', 'dev'],
  },
  { files: 'plugins/*/src/**/*.child.ts', may: ['self', 'core/*', 'crypto/*', 'driver-kit/*', 'node', 'npm', 'dev'] },
  { files: 'plugins/*/src/**/testing/**', may: ['self', 'core/*', 'crypto/*', 'driver-kit/*', 'node', 'npm', 'dev'] },
  { files: 'app/*/src/**/*.test.ts', may: ['self', 'core/*', 'shell', 'ui', 'node', 'npm', 'dev'] },
  { files: 'app/*/src/**/testing/**', may: ['self', 'core/*', 'shell', 'ui', 'node', 'npm', 'dev'] },
  {
    files: 'platform/src/**/*.test.ts',
    may: ['self', 'core/*', 'crypto/*', 'plugins', 'scripts', 'node', 'npm', 'dev'],
  },
  { files: 'platform/src/**/*.fixture.ts', may: ['self', 'core/*', 'crypto/*', 'plugins', 'node', 'npm', 'dev'] },
  { files: 'platform/src/**/testing/**', may: ['self', 'core/*', 'crypto/*', 'plugins', 'node', 'npm', 'dev'] },
  {
    files: 'test/**',
    may: [
      'self',
      'core/*',
      'crypto/*',
      'driver-kit/*',
      'fonts/*',
      'shell',
      'ui',
      'platform',
      'plugins',
      'node',
      'dev',
      'npm',
      'scripts',
    ],
  },

  // The host. `api` runs everywhere, so it knows neither Node nor any other part.
  { files: 'core/src/api/**', may: ['self:core/src/api', 'npm:typebox'] },
  {
    files: 'core/src/kernel/container.ts',
    may: ['self:core/src/kernel', 'self:core/src/api', 'npm:inversify', 'npm:reflect-metadata'],
  },
  { files: 'core/src/kernel/hooks.ts', may: ['self:core/src/kernel', 'self:core/src/api', 'npm:tapable'] },
  {
    files: 'core/src/kernel/**',
    may: ['self:core/src/kernel', 'self:core/src/api', 'self:core/src/storage', 'node', 'npm:semver', 'npm:typebox'],
  },
  {
    files: 'core/src/storage/**',
    may: [
      'self:core/src/storage',
      'self:core/src/api',
      'node',
      'npm:typebox',
      'npm:write-file-atomic',
      'npm:proper-lockfile',
    ],
  },
  {
    files: 'core/src/rpc/**',
    may: [
      'self:core/src/rpc',
      'self:core/src/api',
      'node',
      'npm:typebox',
      'npm:vscode-jsonrpc',
      'npm:@msgpack/msgpack',
      'npm:ws',
    ],
  },
  {
    files: 'core/src/drivers/**',
    may: ['self:core/src/drivers', 'self:core/src/rpc', 'self:core/src/api', 'node', 'npm:typebox'],
  },
  // Processes of third-party plugins, and the files that they come in.
  {
    files: 'core/src/isolation/**',
    may: [
      'self:core/src/isolation',
      'self:core/src/kernel',
      'self:core/src/rpc',
      'self:core/src/storage',
      'self:core/src/drivers/driver-environment.ts',
      'self:core/src/api',
      'node',
      'npm:typebox',
    ],
  },
  {
    files: 'core/src/install/**',
    may: [
      'self:core/src/install',
      'self:core/src/kernel',
      'self:core/src/storage',
      'self:core/src/api',
      'node',
      'npm:typebox',
      'npm:tar-stream',
    ],
  },
  { files: 'core/src/testkit/**', may: ['self', 'node', 'npm:typebox', 'dev'] },

  // What several plugins compute signatures with: a library of functions that knows neither plugins nor the host.
  { files: 'crypto/src/asn1/**', may: ['self:crypto/src/asn1', 'core/api', 'npm'] },
  { files: 'crypto/src/hash/**', may: ['self:crypto/src/hash', 'core/api', 'node'] },
  { files: 'crypto/src/**', may: ['self', 'core/api', 'node', 'npm'] },

  // What drivers of vendors' key libraries share: `libraries` for their host half, `driver` for their process.
  { files: 'driver-kit/src/**', may: ['self', 'core/api', 'crypto/asn1', 'crypto/sm2', 'crypto/x509', 'node', 'npm'] },

  // Text as outlines, and outlines as fonts: what writes files needs none of what reads the fonts that are shipped.
  { files: 'fonts/src/outlines/**', may: ['self:fonts/src/outlines', 'core/api'] },
  { files: 'fonts/src/embedding/**', may: ['self:fonts/src/embedding', 'self:fonts/src/outlines', 'core/api', 'node'] },
  {
    files: 'fonts/src/documents/**',
    may: [
      'self:fonts/src/documents',
      'self:fonts/src/embedding',
      'self:fonts/src/setting',
      'core/api',
      'npm:@cantoo/pdf-lib',
    ],
  },
  {
    files: 'fonts/src/setting/**',
    may: ['self:fonts/src/setting', 'self:fonts/src/outlines', 'core/api', 'node', 'npm'],
  },

  // A plugin's file name is the process it runs in: `view.tsx` and the folder `view` run in the renderer.
  {
    files: 'plugins/*/src/view.tsx',
    may: ['self:plugins/*/src/view', 'self:plugins/*/src/common*.ts', 'core/api', 'ui', 'npm'],
  },
  {
    files: 'plugins/*/src/view/**',
    may: ['self:plugins/*/src/view', 'self:plugins/*/src/common*.ts', 'core/api', 'ui', 'npm'],
  },
  // Drawn alike in both halves of their plugins, by libraries that run anywhere.
  { files: 'plugins/stamp-code/src/common-code-drawing.ts', may: ['core/api', 'npm:qr'] },
  {
    files: 'plugins/stamp-handwriting/src/common-stroke-outline.ts',
    may: ['self', 'core/api', 'npm:perfect-freehand'],
  },
  { files: 'plugins/*/src/common*.ts', may: ['self:plugins/*/src/common*.ts', 'core/api', 'npm:typebox'] },
  {
    files: 'plugins/*/src/**',
    may: [
      'self',
      'core/api',
      'crypto/asn1',
      'crypto/cms',
      'crypto/hash',
      'crypto/login',
      'crypto/revocation',
      'crypto/ses',
      'crypto/sm2',
      'crypto/x509',
      'driver-kit/driver',
      'driver-kit/libraries',
      'fonts/embedding',
      'fonts/outlines',
      'fonts/documents',
      'fonts/setting',
      'platform/api',
      'node',
      'npm',
    ],
  },

  // The contract platform: a program of its own, which knows neither the workbench's shells nor its features.
  { files: 'platform/src/api/**', may: ['self:platform/src/api'] },
  // Files are judged by the workbench's own verification: what the platform takes is what its parties then see verified.
  { files: 'platform/src/judging/**', may: ['self', 'core/api', 'core/kernel', 'crypto/*', 'node', 'npm', 'plugins'] },
  {
    files: 'platform/src/**',
    may: ['self', 'core/api', 'crypto/asn1', 'crypto/hash', 'crypto/login', 'crypto/x509', 'node', 'npm'],
  },
  { files: 'platform/generate-api.ts', may: ['node', 'npm'] },

  // The UI kit is what views are made of; the renderer is the window; both know no feature.
  { files: 'app/ui/src/**', may: ['self', 'core/api', 'npm'] },
  // Runs before the window's own code, as it is.
  { files: 'app/renderer/public/**', may: [] },
  {
    files: 'app/renderer/src/**',
    may: ['self', 'core/api', 'core/rpc', 'shell/protocol', 'ui', 'npm', 'virtual:sealwright:plugin-views'],
  },

  // Shells: what they share, then each of them.
  { files: 'app/shell/src/protocol/**', may: ['self:app/shell/src/protocol', 'core/api', 'npm:typebox'] },
  {
    files: 'app/shell/src/**',
    may: [
      'self',
      'core/api',
      'core/rpc',
      'core/kernel',
      'core/storage',
      'core/drivers',
      'core/install',
      'core/isolation',
      'node',
      'npm',
      'virtual:sealwright:bundled-plugins',
    ],
  },
  // The page that takes PINs runs no code of the window's, and no plugin's.
  { files: 'app/pin-dialog/src/**', may: ['self', 'core/api', 'core/rpc', 'core/drivers', 'shell/protocol', 'ui'] },
  {
    files: 'app/electron/src/preload/**',
    may: [
      'self:app/electron/src/preload',
      'self:app/electron/src/common*.ts',
      'core/api',
      'shell/protocol',
      'npm:electron',
    ],
  },
  {
    files: 'app/electron/src/**',
    may: [
      'self',
      'core/api',
      'core/rpc',
      'core/drivers',
      'core/install',
      'core/isolation',
      'shell/protocol',
      'shell/node',
      'node',
      'npm',
    ],
  },
  {
    files: 'app/serve/src/**',
    may: [
      'self',
      'core/api',
      'core/rpc',
      'core/drivers',
      'core/isolation',
      'shell/protocol',
      'shell/node',
      'node',
      'npm',
    ],
  },
  {
    files: 'app/cli/src/**',
    may: [
      'self',
      'core/api',
      'core/kernel',
      'core/drivers',
      'core/install',
      'core/isolation',
      'shell/protocol',
      'shell/node',
      'node',
      'npm',
      'virtual:sealwright:bundled-plugins',
    ],
  },
  { files: 'app/cli/bin/**', may: ['self', 'node'] },

  // What `pnpm new token-driver` copies: it becomes a plugin.
  { files: 'scripts/token-driver-template/src/*.test.ts', may: ['self', 'core/testkit', 'driver-kit/driver', 'dev'] },
  {
    files: 'scripts/token-driver-template/src/**',
    may: ['self:scripts/token-driver-template', 'core/api', 'crypto/asn1', 'driver-kit/driver', 'node'],
  },
  { files: 'scripts/stamp-mode-template/src/*.test.ts', may: ['self', 'core/testkit', 'dev'] },
  { files: 'scripts/stamp-mode-template/src/**', may: ['self:scripts/stamp-mode-template', 'core/api'] },
  { files: 'scripts/workflow-source-template/src/*.test.ts', may: ['self', 'core/testkit', 'dev'] },
  {
    files: 'scripts/workflow-source-template/src/**',
    may: ['self:scripts/workflow-source-template', 'core/api', 'node'],
  },
  // Issues licences as the plugin reads them.
  { files: 'scripts/issue-licence.ts', may: ['self', 'node', 'plugins'] },
  { files: 'scripts/**', may: ['self', 'node', 'dev'] },
  { files: 'vitest.config.ts', may: ['node', 'dev'] },
];
