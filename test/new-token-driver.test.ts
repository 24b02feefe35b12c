/** What `pnpm new token-driver` makes works at once, and is as clean as everything else. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createDriverSupervisor, driverSpecs, inProcessLauncher } from '@sealwright/core/drivers';
import { manifestOf } from '@sealwright/core/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledPlugins } from '../scripts/bundle/bundled-plugins.ts';
import { root } from '../scripts/bundle/root.ts';
import { NewPluginRefused, newPlugin } from '../scripts/new-plugin.ts';
import { tokenDriver } from '../scripts/plugin-kinds.ts';
import { checkLayers } from './architecture/layering.ts';

const SLOW = 120_000;
/** Long names break lines where short ones do not. */
const NAMES = ['x1', 'hengsafe', 'a-vendor-of-thirty-characters1'];
const CONFIGURATION = [
  'package.json',
  'biome.json',
  '.gitignore',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'vitest.config.ts',
];

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
  for (const file of CONFIGURATION) cpSync(join(root, file), join(workspace, file));
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  mkdirSync(join(workspace, 'plugins'));
  for (const name of NAMES) newPlugin(workspace, tokenDriver, name);
});
afterAll(() => rmSync(workspace, { recursive: true }));

describe('a new token driver', () => {
  test('passes the conformance suite', { timeout: SLOW }, () => {
    const report = join(workspace, 'report.json');
    tool(
      'vitest',
      'run',
      '--root',
      workspace,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      'plugins/token-hengsafe',
    );
    const { numPassedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    expect(success).toBe(true);
    // Rules for what a driver does not offer are skipped: the demo key offers nearly all there is.
    expect(numPassedTests).toBeGreaterThan(40);
  });

  test('has no fault of style or types', { timeout: SLOW }, () => {
    expect(tool('biome', 'check', '--error-on-warnings', 'plugins')).toMatch(/Checked \d\d files/);
    expect(tool('tsc', '--project', 'tsconfig.node.json', '--incremental', 'false')).toBe('');
  });

  test('imports what drivers may, from packages that it names', () => {
    const dependencies = new Map([['', new Set(Object.keys(readJson(join(root, 'package.json')).devDependencies))]]);
    const files = readdirSync(join(workspace, 'plugins'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({
        path: `plugins/${path.replaceAll('\\', '/')}`,
        text: readFileSync(join(workspace, 'plugins', path), 'utf8'),
      }));
    expect(files.length).toBeGreaterThanOrEqual(3 * NAMES.length);
    expect(checkLayers(files, dependencies)).toEqual([]);
    const named = Object.keys(readJson(join(workspace, 'plugins/token-x1/package.json')).dependencies);
    const imported = files.flatMap(({ text }) =>
      [...text.matchAll(/from '(@sealwright\/[\w-]+)/g)].map(([, name]) => name),
    );
    expect([...new Set(imported)].sort()).toEqual(named.sort());
  });

  test.each(NAMES)('%s bears its name everywhere, and its key is listed', async (name) => {
    const plugin = bundledPlugins(workspace).find(({ id }) => id === `token-${name}`);
    if (!plugin?.driver) throw new Error('no driver was found');
    const { title, contributes } = manifestOf(plugin.manifest);
    expect(title['zh-CN']).not.toBe(title.en);
    expect(contributes.tokenDrivers).toMatchObject([{ id: name }]);
    expect(JSON.stringify(plugin.manifest)).not.toMatch(/demo/i);
    const supervisor = createDriverSupervisor({
      drivers: driverSpecs([{ manifest: plugin.manifest, driver: plugin.driver }], workspace),
      launcher: inProcessLauncher({ load: (module: string) => import(pathToFileURL(module).href) }),
      log: () => {},
    });
    try {
      const driver = await supervisor.processes.get(name);
      const [token] = await driver.tokens();
      expect(token).toMatchObject({ serial: 'DEMO0001' });
      expect(await driver.keys(token!.id)).toMatchObject([
        { usage: 'signing', algorithm: { kind: 'rsa', bits: 2048 } },
      ]);
    } finally {
      await supervisor.dispose();
    }
  });
});

describe('what cannot be made is refused, and nothing is left behind', () => {
  test.each([
    [undefined, 'name-missing'],
    ['', 'name-missing'],
    ['Acme', 'name-unfit'],
    ['两', 'name-unfit'],
    ['../acme', 'name-unfit'],
    ['a-vendor-with-a-name-of-more-than-thirty', 'name-unfit'],
    ['hengsafe', 'folder-exists'],
    ['netca2', 'id-taken'],
  ])('%j: %s', (name, code) => {
    const other = join(workspace, 'plugins', 'other');
    mkdirSync(other);
    const manifest = { sealwright: { contributes: { tokenDrivers: [{ id: 'netca2' }] } } };
    writeFileSync(join(other, 'package.json'), JSON.stringify(manifest));
    try {
      const before = readdirSync(join(workspace, 'plugins'));
      expect(codeOf(() => newPlugin(workspace, tokenDriver, name))).toBe(code);
      expect(readdirSync(join(workspace, 'plugins'))).toEqual(before);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  test('drafts are cleared away', () => {
    expect(readdirSync(join(workspace, '.cache'))).toEqual([]);
  });
});

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (fault) {
    if (fault instanceof NewPluginRefused) return fault.code;
    throw fault;
  }
  return undefined;
}
