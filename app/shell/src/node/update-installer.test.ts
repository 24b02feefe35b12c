/** `UpdateInstaller` on its way from a plugin to the shell's own process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Commands,
  definePlugin,
  type UpdateInstaller as Installer,
  UpdateInstaller,
  UpdateWindowKept,
  type VerifiedPackage,
} from '@sealwright/core/api';
import { connect, memoryChannels } from '@sealwright/core/rpc';
import { testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { workbenchRpc } from '../protocol/index.ts';
import { type PluginHost, runPluginHost } from './run-plugin-host.ts';
import { type ShellServices, serveShell } from './serve-shell.ts';

const title = { 'zh-CN': '更新', en: 'Update' };
const update: VerifiedPackage = { version: '2.0.0', kind: 'deb', file: '/a.deb', size: 1, sha256: '0'.repeat(64) };

const updater = testPlugin(
  {
    id: 'updater',
    optional: { 'shell.update-installer': '^1.0.0' },
    contributes: { commands: ['kinds', 'install'].map((id) => ({ id, title })) },
  },
  definePlugin({
    optional: { installer: UpdateInstaller },
    activate({ installer, own, contribute }) {
      own(contribute(Commands, 'kinds', { run: async () => (installer ? installer.kinds() : 'nobody') }));
      own(contribute(Commands, 'install', { run: async () => installer?.install(update) }));
    },
  }),
);

let profile: string;
let host: PluginHost | undefined;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-updater-'));
});
afterEach(async () => {
  await host?.dispose();
  rmSync(profile, { recursive: true, force: true });
});

async function start(updates: Installer | undefined) {
  const [shell, hostEnd] = memoryChannels();
  // Nobody asks for the others here.
  const services = {
    drivers: { onDidRestart: nothing, onDidChangeTokens: nothing },
    pin: {},
  } as unknown as ShellServices;
  await Promise.resolve(serveShell(shell, { ...services, ...(updates && { updates }) }));
  const installsUpdates = updates !== undefined;
  host = await runPluginHost({ profile, plugins: [updater], shell: hostEnd, log: () => {}, installsUpdates });
  const [window, end] = memoryChannels();
  host.addWindow(end);
  return connect(window, workbenchRpc);
}
const nothing = () => ({ dispose() {} });

test('a plugin reaches the installer of the shell, whose refusals keep their names', async () => {
  const install = vi.fn<Installer['install']>().mockRejectedValueOnce(UpdateWindowKept({}));
  const client = await start({ kinds: async () => ['deb', 'appimage'], install });
  expect(await client.runCommand('kinds', undefined)).toEqual(['deb', 'appimage']);
  await expect(client.runCommand('install', undefined)).rejects.toMatchObject({ code: 'update.window-kept' });
  await client.runCommand('install', undefined);
  expect(install.mock.calls).toEqual([[update], [update]]);
});

test('in a shell that no package installs there is none', async () => {
  const client = await start(undefined);
  expect(await client.runCommand('kinds', undefined)).toBe('nobody');
});
