import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PluginInstaller, type PluginOffer } from '../api/index.ts';
import { manifestOf } from '../kernel/manifest.ts';
import { startTestHost, type TestHost, testPlugin } from '../testkit/index.ts';
import { ProfilePlugins } from './index.ts';
import { type PackedEntry, PackedFiles, sound } from './packed-plugin.fixture.ts';

const files = new PackedFiles();
afterAll(() => files.dispose());

let profile = '';
let host: TestHost | undefined;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-install-'));
});
afterEach(async () => {
  await host?.dispose();
  host = undefined;
  rmSync(profile, { recursive: true, force: true });
});

const admission = {
  points: new Set(['commands', 'cliCommands']),
  services: new Set<string>(),
  hooks: new Set<string>(),
};
const isolation = { admission, start: () => Promise.reject(new Error('no test here runs it')) };
const taken = testPlugin({ id: 'signing', provides: { signing: '1.0.0' } });

async function start(plugins = [{ ...taken, load: async () => ({ default: { activate() {} } }) }]) {
  host = await startTestHost({ profile, plugins, isolation, store: new ProfilePlugins(profile) });
  return { installer: await host.service(PluginInstaller), host };
}

const folders = () => readdirSync(join(profile, 'installed')).filter((name) => /\.[0-9a-f]{16}$/.test(name));
const there = (running: TestHost) => running.plugins.list().find(({ id }) => id === 'third');

describe('a packed plugin', () => {
  test('is shown with all that it asks for, and nothing is changed', async () => {
    const { installer } = await start();
    const file = await files.plugin({ sealwright: { ...sound.sealwright, capabilities: ['network'] } });
    expect(await installer.inspect(file)).toEqual({
      file,
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      size: readFileSync(file).byteLength,
      id: 'third',
      title: { 'zh-CN': '第三方', en: 'Third' },
      description: { 'zh-CN': '', en: '' },
      version: '1.0.0',
      step: 'install',
      permissions: {
        contributes: [{ point: 'commands', id: 'third.do' }],
        services: [],
        taps: [],
        capabilities: ['network'],
      },
      problems: [],
    } satisfies PluginOffer);
    expect(folders()).toEqual([]);
  });

  test('is there at once, in the next session too, and gone when it is removed', async () => {
    const { installer, host: running } = await start();
    const file = await files.plugin();
    const { sha256 } = await installer.inspect(file);
    await installer.install(file, sha256);
    expect(there(running)).toMatchObject({ state: 'inactive', origin: 'third-party', version: '1.0.0' });
    await running.dispose();

    const next = await start();
    expect(there(next.host)).toMatchObject({ state: 'inactive', version: '1.0.0' });
    await next.installer.remove('third');
    expect(there(next.host)).toBeUndefined();
    expect(folders()).toEqual([]);
    await expect(next.installer.remove('third')).rejects.toMatchObject({ code: 'host.plugin-unknown' });
  });

  test('takes the place of another version, either way, and leaves nothing of it behind', async () => {
    const { installer, host: running } = await start();
    const put = async (version: string) => {
      const file = await files.plugin({ version });
      const offer = await installer.inspect(file);
      await installer.install(file, offer.sha256);
      return offer;
    };
    await put('1.0.0');
    expect(await put('1.1.0')).toMatchObject({ step: 'update', installed: '1.0.0' });
    expect(there(running)).toMatchObject({ version: '1.1.0' });
    expect(await put('0.9.0')).toMatchObject({ step: 'downgrade', installed: '1.1.0' });
    expect(await put('0.9.0')).toMatchObject({ step: 'same' });
    expect(folders()).toHaveLength(1);
    expect((await new ProfilePlugins(profile).list()).map(({ manifest }) => manifestOf(manifest).version)).toEqual([
      '0.9.0',
    ]);
  });

  test('that has changed since it was shown is not installed', async () => {
    const { installer } = await start();
    const file = await files.plugin();
    const { sha256 } = await installer.inspect(file);
    writeFileSync(file, readFileSync(await files.plugin({ version: '6.6.6' })));
    await expect(installer.install(file, sha256)).rejects.toMatchObject({ code: 'install.file-changed' });
    expect(folders()).toEqual([]);
  });

  test.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')(
    'that cannot be written leaves what was there',
    async () => {
      const { installer, host: running } = await start();
      const old = await files.plugin();
      await installer.install(old, (await installer.inspect(old)).sha256);
      const file = await files.plugin({ version: '2.0.0' });
      const { sha256 } = await installer.inspect(file);
      chmodSync(join(profile, 'installed'), 0o500);
      await expect(installer.install(file, sha256)).rejects.toMatchObject({ code: 'install.unwritable' });
      chmodSync(join(profile, 'installed'), 0o700);
      expect(there(running)).toMatchObject({ version: '1.0.0', state: 'inactive' });
    },
  );

  test('one that came from npm pack is read', async () => {
    const source = join(files.folder, 'source');
    mkdirSync(source);
    writeFileSync(join(source, 'package.json'), JSON.stringify({ ...sound, files: ['host.cjs'] }));
    writeFileSync(join(source, 'host.cjs'), 'module.exports = { activate() {} };');
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', files.folder], { cwd: source });
    const { installer } = await start();
    expect(await installer.inspect(join(files.folder, 'third-1.0.0.tgz'))).toMatchObject({ id: 'third', problems: [] });
  });
});

describe('is refused before anything is installed', () => {
  const problem = async (changes: object) => {
    const { installer } = await start();
    const file = await files.plugin({ sealwright: { ...sound.sealwright, ...changes } });
    const { problems, sha256 } = await installer.inspect(file);
    if (problems[0]) await expect(installer.install(file, sha256)).rejects.toMatchObject({ code: problems[0].code });
    return problems.map(({ code }) => code);
  };
  test('what asks for a service that is not for it', async () =>
    expect(await problem({ requires: { signing: '*' } })).toEqual(['plugin.not-admitted']));
  test('what uses a point that is not for it', async () =>
    expect(await problem({ contributes: { viewCalls: [{ id: 'third' }] } })).toEqual(['plugin.not-admitted']));
  test('what needs another engine', async () =>
    expect(await problem({ engine: '^99.0.0' })).toEqual(['graph.engine-mismatch']));
  test('what has the id of a bundled plugin', async () =>
    expect(await problem({ id: 'signing', contributes: {} })).toEqual(['install.bundled']));
  test('what uses a point that nobody defines', async () =>
    expect(await problem({ contributes: { tools: [{ id: 'x' }] } })).toContain('graph.point-unknown'));
  test('what has no sound manifest', async () => {
    const { installer } = await start();
    const file = await files.plugin({ sealwright: { id: 'third' } });
    await expect(installer.inspect(file)).rejects.toMatchObject({ code: 'plugin.manifest-invalid' });
  });
  test('what another third-party plugin would lose its place to', async () => {
    const { installer } = await start();
    const words = (id: string) => {
      const cliCommands = [{ id: `${id}-do`, name: 'do it', summary: sound.sealwright.title }];
      return files.plugin({ sealwright: { ...sound.sealwright, id, contributes: { cliCommands } } });
    };
    const first = await words('third');
    await installer.install(first, (await installer.inspect(first)).sha256);
    const { problems } = await installer.inspect(await words('other'));
    expect(problems.map(({ code }) => code)).toEqual(['graph.contribution-owners', 'graph.contribution-owners']);
  });
});

describe('is no plugin at all', () => {
  const base: PackedEntry[] = [
    { name: 'package/package.json', content: JSON.stringify(sound) },
    { name: 'package/host.cjs', content: '' },
  ];
  const broken: [string, () => Promise<string> | string][] = [
    ['a file that is not there', () => join(files.folder, 'missing.tgz')],
    ['a folder', () => files.folder],
    ['any text', () => files.write(Buffer.from('hello'))],
    ['a gzip of something else', () => files.write(gzipSync(Buffer.alloc(4_000, 7)))],
    ['half an archive', async () => files.write(readFileSync(await files.plugin()).subarray(0, 200))],
    ['an empty archive', () => files.archive([])],
    ['a bomb', () => files.write(gzipSync(Buffer.alloc(300 * 1024 * 1024)))],
    ['without a package.json', () => files.archive([{ name: 'package/host.cjs', content: '' }])],
    ['with a package.json that is none', () => files.archive([{ name: 'package/package.json', content: '{' }])],
    ['with a way out', () => files.archive([...base, { name: 'package/../../evil.js', content: '' }])],
    ['with an absolute path', () => files.archive([...base, { name: '/etc/evil.js', content: '' }])],
    ['with a path of Windows', () => files.archive([...base, { name: 'package/..\\..\\evil.js', content: '' }])],
    ['with a device of Windows', () => files.archive([...base, { name: 'package/nul.js', content: '' }])],
    ['beside the package', () => files.archive([...base, { name: 'other/evil.js', content: '' }])],
    [
      'with a symbolic link',
      () => files.archive([...base, { name: 'package/link', type: 'symlink', linkname: '/etc' }]),
    ],
    [
      'with a hard link',
      () => files.archive([...base, { name: 'package/link', type: 'link', linkname: '/etc/passwd' }]),
    ],
    ['with one name in two cases', () => files.archive([...base, { name: 'package/HOST.cjs', content: '' }])],
    [
      'with too many files',
      () => files.archive(Array.from({ length: 5_001 }, (_, n) => ({ name: `package/${n}.js` }))),
    ],
    ['that runs a script', () => files.plugin({ scripts: { postinstall: 'node evil.js' } })],
    ['without what it depends on', () => files.plugin({ dependencies: { koffi: '*' } })],
    ['without its code', () => files.plugin({ exports: { './host': './lost.cjs' } })],
    ['with code from elsewhere', () => files.plugin({ exports: { './host': '../../host.cjs' } })],
    ['with code of another kind', () => files.plugin({ exports: { './host': './package.json' } })],
  ];
  test.each(broken)('%s', async (_, make) => {
    const { installer } = await start();
    await expect(installer.inspect(await make())).rejects.toMatchObject({ code: 'install.not-a-plugin' });
    expect(folders()).toEqual([]);
  });
});

test('a plugin whose folder is broken is listed as such, and can be removed', async () => {
  const { installer, host: running } = await start();
  const file = await files.plugin();
  await installer.install(file, (await installer.inspect(file)).sha256);
  await running.dispose();
  rmSync(join(profile, 'installed', folders()[0]!, 'package.json'));
  const next = await start();
  expect(there(next.host)).toMatchObject({ state: 'failed', errors: [{ code: 'plugin.manifest-invalid' }] });
  await next.installer.remove('third');
  expect(there(next.host)).toBeUndefined();
});
