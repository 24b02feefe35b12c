import {
  type CliInvocation,
  InstallFileChanged,
  NoPackedPlugin,
  type PluginInstaller,
  type PluginOffer,
} from '@sealwright/core/api';
import { expect, it, vi } from 'vitest';
import { installPlugin, removePlugin } from './cli-install.ts';

const offer: PluginOffer = {
  file: '/home/w/third.tgz',
  sha256: 'ab'.repeat(32),
  size: 9,
  id: 'third',
  title: { 'zh-CN': '第三方', en: 'Third' },
  description: { 'zh-CN': '做事', en: 'Does things' },
  version: '2.0.0',
  step: 'update',
  installed: '1.0.0',
  permissions: {
    contributes: [{ point: 'commands', id: 'third.do' }],
    services: [],
    taps: [],
    capabilities: ['files'],
  },
  problems: [],
};

const installerOf = (more: Partial<PluginOffer> = {}) => ({
  inspect: vi.fn<PluginInstaller['inspect']>(async () => ({ ...offer, ...more })),
  install: vi.fn<PluginInstaller['install']>(async () => {}),
  remove: vi.fn<PluginInstaller['remove']>(async () => {}),
});

const invocation = (words: readonly string[], yes: boolean): CliInvocation => ({
  arguments: words,
  options: { yes },
  extra: {},
  path: (path) => `/home/w/${path}`,
  secret: () => {
    throw new Error('no secret is needed');
  },
  locale: 'en',
  signal: new AbortController().signal,
  progress() {},
});

it('shows what a file would be let do, and installs nothing', async () => {
  const installer = installerOf();
  const { text, json, failed } = await installPlugin(installer, invocation(['third.tgz'], false));
  expect(installer.inspect).toHaveBeenCalledWith('/home/w/third.tgz');
  expect(installer.install).not.toHaveBeenCalled();
  expect(failed).toBe(true);
  expect(text).toContain('Update: Third third 2.0.0 (1.0.0 is installed)');
  expect(text).toContain(offer.sha256);
  expect(text).toContain('! Reads and writes your files');
  expect(json).toMatchObject({ id: 'third', isInstalled: false });
});

it('installs what it has shown, by its digest, once the user agrees', async () => {
  const installer = installerOf();
  const { failed, json } = await installPlugin(installer, invocation(['third.tgz'], true));
  expect(installer.install).toHaveBeenCalledExactlyOnceWith(offer.file, offer.sha256);
  expect(failed).toBe(false);
  expect(json).toMatchObject({ isInstalled: true });
});

it.each([
  [true, 'Installed.'],
  [false, 'Nothing was installed.'],
])('asks whoever sits at a terminal: %s', async (answer, outcome) => {
  const installer = installerOf();
  const confirm = vi.fn(async (_question: string) => answer);
  const { text, failed } = await installPlugin(installer, { ...invocation(['third.tgz'], false), confirm });
  expect(confirm.mock.calls[0]?.[0]).toContain('! Reads and writes your files');
  expect(installer.install).toHaveBeenCalledTimes(answer ? 1 : 0);
  expect({ text, failed }).toEqual({ text: outcome, failed: !answer });
});

it('does not ask who has agreed before', async () => {
  const confirm = vi.fn(async () => false);
  const { failed } = await installPlugin(installerOf(), { ...invocation(['third.tgz'], true), confirm });
  expect(failed).toBe(false);
  expect(confirm).not.toHaveBeenCalled();
});

it('installs nothing that has a problem', async () => {
  const problem = NoPackedPlugin({ file: 'third.tgz', problem: 'x', problemZh: 'x' }).toJSON();
  const installer = installerOf({ problems: [problem] });
  await expect(installPlugin(installer, invocation(['third.tgz'], true))).rejects.toSatisfy(NoPackedPlugin.is);
  expect(installer.install).not.toHaveBeenCalled();
});

it('tells what the host refuses, and where plugins cannot be installed at all', async () => {
  const installer = installerOf();
  installer.install.mockRejectedValue(InstallFileChanged({ file: 'third.tgz' }));
  await expect(installPlugin(installer, invocation(['a'], true))).rejects.toSatisfy(InstallFileChanged.is);
  await expect(installPlugin(undefined, invocation(['a'], true))).rejects.toMatchObject({
    code: 'host.service-missing',
  });
  await expect(removePlugin(undefined, invocation(['a'], true))).rejects.toMatchObject({
    code: 'host.service-missing',
  });
});

it('removes', async () => {
  const installer = installerOf();
  expect((await removePlugin(installer, invocation(['third'], false))).json).toEqual({ removed: 'third' });
  expect(installer.remove).toHaveBeenCalledExactlyOnceWith('third');
});
