import { expect, test } from 'vitest';
import { checkCircles, checkLayers } from './layering.ts';

const dependencies = new Map([
  ['core', new Set(['typebox', 'inversify'])],
  ['plugins/signing', new Set(['known'])],
  ['', new Set(['vitest'])],
]);
const check = (path: string, text: string) =>
  checkLayers([{ path, text }], dependencies).map(({ specifier }) => specifier);

test.each([
  ['plugins/signing/src/host.ts', "import { x } from '@sealwright/core/api';"],
  ['plugins/signing/src/host.ts', "import { x } from './pipeline.ts';"],
  ['plugins/signing/src/host.ts', "import 'node:fs'; import 'known/part';"],
  ['core/src/kernel/container.ts', "import 'inversify';"],
  ['core/src/api/options.ts', "export * from './errors.ts'; import 'typebox/value';"],
])('%s may: %s', (path, text) => {
  expect(check(path, text)).toEqual([]);
});

test.each([
  ['a plugin', 'plugins/signing/src/host.ts', '@sealwright/plugin-keys'],
  ['a plugin by path', 'plugins/signing/src/host.ts', '../../keys/src/host.ts'],
  ['the kernel', 'plugins/signing/src/host.ts', '@sealwright/core/kernel'],
  ['core by path', 'plugins/signing/src/host.ts', '../../../core/src/api/index.ts'],
  ['an undeclared package', 'plugins/signing/src/host.ts', 'left-pad'],
  ['a dev dependency', 'plugins/signing/src/host.ts', 'vitest'],
  ['Node from code that runs anywhere', 'plugins/signing/src/common-plan.ts', 'node:fs'],
  ['Node from the renderer', 'plugins/signing/src/view.tsx', 'node:fs'],
  ['a built-in module without its prefix', 'plugins/signing/src/host.ts', 'fs'],
  ['Node from the contracts', 'core/src/api/secret.ts', 'node:util'],
  ['the kernel from the contracts', 'core/src/api/secret.ts', '../kernel/host.ts'],
  ['inversify from elsewhere in the kernel', 'core/src/kernel/host.ts', 'inversify'],
])('refuses %s', (_, path, specifier) => {
  expect(check(path, `import '${specifier}';`)).toEqual([specifier]);
  expect(check(path, `export * from '${specifier}';`)).toEqual([specifier]);
  expect(check(path, `await import('${specifier}');`)).toEqual([specifier]);
});

test('refuses a file that no layer holds', () => {
  expect(checkLayers([{ path: 'plugins/signing/lib/thing.ts', text: '' }], dependencies)).toHaveLength(1);
  expect(checkLayers([{ path: 'elsewhere/thing.ts', text: '' }], dependencies)).toHaveLength(1);
});

test('names a circle of imports once, types included, and nothing else', () => {
  const files = [
    { path: 'core/src/a.ts', text: "import './b.ts'; import './c.ts';" },
    { path: 'core/src/b.ts', text: "import './c.ts';" },
    { path: 'core/src/c.ts', text: "export const c = import('./d.ts');" },
    { path: 'core/src/d.ts', text: "import type { B } from './b.ts';" },
  ];
  expect(checkCircles(files)).toMatchObject([
    {
      file: 'core/src/d.ts',
      specifier: './b.ts',
      reason: expect.stringContaining('b.ts -> core/src/c.ts -> core/src/d.ts'),
    },
  ]);
  expect(checkCircles(files.slice(0, 3))).toEqual([]);
});
