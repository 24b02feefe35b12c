/** What `pnpm new workflow-source` makes works at once, and is as clean as everything else. */
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type WorkflowSource, WorkflowSources } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packPlugin } from '../scripts/bundle/pack-plugin.ts';
import { root } from '../scripts/bundle/root.ts';
import { NewPluginRefused, newPlugin } from '../scripts/new-plugin.ts';
import { workflowSource } from '../scripts/plugin-kinds.ts';
import { checkLayers } from './architecture/layering.ts';
import { IsolationLab } from './faults/isolation-lab.ts';

const SLOW = 120_000;
/** Long names break lines where short ones do not. */
const NAMES = ['x1', 'acme', 'a-platform-of-thirty-letters-1'];
const CONFIGURATION = ['package.json', 'biome.json', '.gitignore', 'tsconfig.base.json', 'vitest.config.ts'];

/** A workspace of which all but the plugins is this one's. */
const workspace = mkdtempSync(join(tmpdir(), 'sealwright-new-'));
const lab = new IsolationLab();

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
  for (const name of NAMES) newPlugin(workspace, workflowSource, name);
});
afterAll(() => rmSync(workspace, { recursive: true }));

describe('a new source of contracts', () => {
  test('passes the conformance suite', { timeout: SLOW }, () => {
    const report = join(workspace, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    tool('vitest', 'run', '--root', workspace, ...reporters, 'plugins/workflow-acme');
    const { numPassedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    expect(success).toBe(true);
    // Rules for what a source does not offer are skipped.
    expect(numPassedTests).toBeGreaterThan(35);
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
    expect(files).toHaveLength(7 * NAMES.length);
    expect(checkLayers(files, dependencies)).toEqual([]);
  });

  test.each(NAMES)('%s bears its name everywhere', (name) => {
    const { sealwright } = readJson(join(workspace, 'plugins', `workflow-${name}`, 'package.json'));
    expect(sealwright.contributes.workflowSources).toMatchObject([{ id: name }]);
    expect(JSON.stringify(sealwright)).not.toMatch(/demo/i);
  });

  test('works in a process of its own, as whoever installs its packed file has it', { timeout: SLOW }, async () => {
    const { file } = await packPlugin(join(workspace, 'plugins/workflow-acme'), join(workspace, 'out'));
    const source = await installed(file);
    const { items } = await source.inbox({ list: 'pending', page: 1, pageSize: 10 });
    expect(items).toMatchObject([{ name: '示例合同', state: 'pendingReceive' }]);
    const [{ id, etag } = { id: '', etag: '' }] = items;
    const terms = (seen: string) => ({ key: randomUUID(), etag: seen });
    const received = await source.act(id, { kind: 'receive' }, terms(etag));

    const parts: Uint8Array[] = [];
    for await (const part of source.download(id, received.file!, 0)) parts.push(part);
    const base = Buffer.concat(parts);
    expect(digestOf(base)).toBe(received.file?.sha256);
    const bytes = Buffer.concat([base, Buffer.from('\n% signed\n')]);
    const signed = { name: '示例合同.pdf', bytes: memorySource(bytes), sha256: digestOf(bytes) };
    const unsigned = { ...signed, baseSha256: digestOf(base), marks: [] };
    const progress: number[] = [];
    const after = await source.sign(id, unsigned, terms(received.etag), (sent) => void progress.push(sent));
    expect(progress.at(-1)).toBe(bytes.length);
    expect((await source.act(id, { kind: 'send' }, terms(after.etag))).state).toBe('completed');
    await expect(source.act(id, { kind: 'send' }, terms(after.etag))).rejects.toMatchObject({
      code: 'workflow.conflict',
    });
  });
});

/** The source of a packed plugin, in a host that runs it as a third party's. */
async function installed(file: string): Promise<WorkflowSource> {
  const home = join(workspace, 'installed');
  mkdirSync(home);
  const { status } = spawnSync('tar', ['-xzf', file, '-C', home, '--strip-components=1']);
  expect(status).toBe(0);
  const manifest = readJson(join(home, 'package.json'));
  const host = await lab.start([
    { manifest, origin: 'third-party', module: join(home, manifest.exports['./host']), home },
  ]);
  return host.point(WorkflowSources).get('acme')!.load();
}

test.each([
  [undefined, 'name-missing'],
  ['Acme', 'name-unfit'],
  ['../acme', 'name-unfit'],
  ['acme', 'folder-exists'],
])('%j cannot be made: %s, and nothing is left behind', (name, code) => {
  const before = readdirSync(join(workspace, 'plugins'));
  const refused = expect.objectContaining({ code });
  expect(() => newPlugin(workspace, workflowSource, name)).toThrow(NewPluginRefused);
  expect(() => newPlugin(workspace, workflowSource, name)).toThrow(refused);
  expect(readdirSync(join(workspace, 'plugins'))).toEqual(before);
});

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
