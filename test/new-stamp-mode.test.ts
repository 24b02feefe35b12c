/** What `pnpm new stamp-mode` makes works at once, and is as clean as everything else. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Signing } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledPlugins } from '../scripts/bundle/bundled-plugins.ts';
import { root } from '../scripts/bundle/root.ts';
import { NewPluginRefused, newPlugin } from '../scripts/new-plugin.ts';
import { stampMode } from '../scripts/plugin-kinds.ts';
import { checkLayers } from './architecture/layering.ts';
import { startDemoProduct } from './demo-product.ts';
import { pdfsig } from './e2e/foreign-judges.ts';

const SLOW = 120_000;
/** Long names break lines where short ones do not. */
const NAMES = ['x1', 'initials', 'a-mode-of-thirty-characters-12'];
const CONFIGURATION = ['package.json', 'biome.json', '.gitignore', 'tsconfig.base.json', 'vitest.config.ts'];

/** A workspace of which all but the plugins is this one's. */
const workspace = mkdtempSync(join(tmpdir(), 'sealwright-new-'));

/** What a tool prints; fails the test where it finds fault. */
function tool(name: string, ...words: readonly string[]): string {
  const program = join(root, 'node_modules/.bin', name);
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: workspace, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name}: ${stdout}${stderr}`);
  return stdout + stderr;
}

beforeAll(() => {
  for (const file of [...CONFIGURATION, 'tsconfig.node.json']) cpSync(join(root, file), join(workspace, file));
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  mkdirSync(join(workspace, 'plugins'));
  for (const name of NAMES) newPlugin(workspace, stampMode, name);
});
afterAll(() => rmSync(workspace, { recursive: true }));

describe('a new seal mode', () => {
  test('passes the conformance suite', { timeout: SLOW }, () => {
    const report = join(workspace, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    tool('vitest', 'run', '--root', workspace, ...reporters, 'plugins/stamp-initials');
    const { numPassedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    expect(success).toBe(true);
    expect(numPassedTests).toBeGreaterThan(6);
  });

  test('has no fault of style, types or layering', { timeout: SLOW }, () => {
    expect(tool('biome', 'check', '--error-on-warnings', 'plugins')).toMatch(/Checked \d\d files/);
    expect(tool('tsc', '--project', 'tsconfig.node.json', '--incremental', 'false')).toBe('');
    const dependencies = new Map([['', new Set(Object.keys(readJson(join(root, 'package.json')).devDependencies))]]);
    const files = readdirSync(join(workspace, 'plugins'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({
        path: `plugins/${path.replaceAll('\\', '/')}`,
        text: readFileSync(join(workspace, 'plugins', path), 'utf8'),
      }));
    expect(files).toHaveLength(3 * NAMES.length);
    expect(checkLayers(files, dependencies)).toEqual([]);
  });

  test('signs', { timeout: SLOW }, async () => {
    const made = bundledPlugins(workspace).map(({ manifest, host }) => ({
      manifest,
      origin: 'bundled' as const,
      load: () => import(pathToFileURL(host!).href),
    }));
    expect(JSON.stringify(made.map(({ manifest }) => manifest))).not.toMatch(/demo/i);
    const product = await startDemoProduct(made);
    try {
      const signing = await product.host.service(Signing);
      const output = join(workspace, 'signed.pdf');
      const stamps = NAMES.map((mode) => ({ mode, seal: '甲方公章', options: { pages: 'odd' } }));
      const result = await signing.submit({ input: product.contracts.five, output, key: 'demo-party-a', stamps });
      expect(result).toMatchObject({ placements: 3 * NAMES.length, keyOperations: 1 });
      expect(pdfsig(output).every(({ valid, total }) => valid && total)).toBe(true);
    } finally {
      await product.dispose();
    }
  });
});

test.each([
  [undefined, 'name-missing'],
  ['Acme', 'name-unfit'],
  ['../acme', 'name-unfit'],
  ['initials', 'folder-exists'],
])('%j cannot be made: %s, and nothing is left behind', (name, code) => {
  const before = readdirSync(join(workspace, 'plugins'));
  const refused = expect.objectContaining({ code });
  expect(() => newPlugin(workspace, stampMode, name)).toThrow(NewPluginRefused);
  expect(() => newPlugin(workspace, stampMode, name)).toThrow(refused);
  expect(readdirSync(join(workspace, 'plugins'))).toEqual(before);
});

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
