/** A host with third-party plugins in processes of their own, written as code within a test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIsolation, forkPlugins, type PluginProcess } from '@sealwright/core/isolation';
import type { HostOptions, PluginPackage } from '@sealwright/core/kernel';
import { startTestHost, type TestHost, type TestManifest, testPlugin } from '@sealwright/core/testkit';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { root } from '../../scripts/bundle/root.ts';
import { workerThreads } from '../../scripts/bundle/worker-threads.ts';

/** Milliseconds that a test with processes may take on a busy machine. */
export const SLOW = 120_000;

const title = { 'zh-CN': '第三方', en: 'Third party' };
const options = { type: 'object', properties: {} };

/** Contributions of a plugin, as its manifest announces them. */
export const announced = {
  mode: { stampModes: [{ id: 'third', title, options, seal: 'none' }] },
  check: { systemChecks: [{ id: 'third', title, group: 'machine' }] },
  command: { commands: [{ id: 'third.do', title }] },
  cli: { cliCommands: [{ id: 'third', name: 'third do', summary: title }] },
  setting: (schema: object, initial: unknown) => ({
    settings: [{ id: 'third.size', title, schema, default: initial }],
  }),
};

export class IsolationLab {
  /** Of the test: homes of plugins, and the profile. */
  folder = '';
  /** Processes that were started, the latest last. */
  readonly processes: PluginProcess[] = [];
  private readonly built = mkdtempSync(join(tmpdir(), 'sealwright-isolation-built-'));
  private host: TestHost | undefined;

  constructor() {
    beforeAll(() => this.build(), SLOW);
    afterEach(async () => {
      await this.host?.dispose();
      this.host = undefined;
      this.processes.length = 0;
      if (this.folder) rmSync(this.folder, { recursive: true, force: true });
      this.folder = '';
    });
    afterAll(() => rmSync(this.built, { recursive: true, force: true }));
  }

  get profile(): string {
    return join(this.home, 'profile');
  }

  /** A third-party plugin whose host code is `activate`, the body of a function of `context`. */
  plugin(manifest: TestManifest, activate: string, members = ''): PluginPackage {
    const home = join(this.home, manifest.id);
    const module = join(home, 'host.cjs');
    mkdirSync(home, { recursive: true });
    writeFileSync(module, `module.exports = { ${members} async activate(context) { ${activate} } };`);
    return { ...testPlugin({ ...manifest, origin: 'third-party' }), module, home };
  }

  async start(plugins: readonly PluginPackage[], more: Partial<HostOptions> = {}): Promise<TestHost> {
    const fork = forkPlugins({ entry: join(this.built, 'plugin-process.mjs') });
    const launch: typeof fork.launch = async (spec) => {
      const process = await fork.launch(spec);
      this.processes.push(process);
      return process;
    };
    mkdirSync(this.profile, { recursive: true });
    this.host = await startTestHost({
      profile: this.profile,
      deadlines: { activation: 30_000, disposal: 10_000 },
      ...more,
      plugins,
      isolation: createIsolation({ launcher: { launch }, profile: this.profile }),
    });
    return this.host;
  }

  private get home(): string {
    this.folder ||= mkdtempSync(join(tmpdir(), 'sealwright-isolation-'));
    return this.folder;
  }

  /** As it ships: the entry of the process, with the thread that watches over its memory. */
  private async build(): Promise<void> {
    const bundle = await rolldown({
      cwd: root,
      platform: 'node',
      input: { 'plugin-process': 'core/src/isolation/plugin-process.ts' },
      plugins: [workerThreads('mjs')],
    });
    await bundle.write({
      dir: this.built,
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: 'chunks/[name]-[hash].mjs',
    });
    await bundle.close();
  }
}
