import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Dictionary } from '../api/dictionary.ts';
import { Emitter, type Event } from '../api/event.ts';
import { InstallUnwritable } from '../api/services/plugin-installer.ts';
import type { Store } from '../api/services/storage.ts';
import type { PluginPackage } from '../kernel/plugin-package.ts';
import type { PackedPlugin, PluginStore } from '../kernel/plugin-store.ts';
import { folderStorage } from '../storage/profile-storage.ts';
import { packedCode } from './packed-manifest.ts';
import { type PackedFiles, readPackedPlugin, refusalOf } from './read-packed-plugin.ts';

const Installed = Dictionary(
  Type.Object({
    /** Name of its folder beside the list. */
    folder: Type.String({ pattern: '^[a-z0-9-]+\\.[0-9a-f]{16}$' }),
    version: Type.String(),
    /** Of the file that it came in. */
    sha256: Type.String(),
    /** ISO 8601. */
    time: Type.String(),
    host: Type.Optional(Type.String()),
    driver: Type.Optional(Type.String()),
  }),
);
type Installed = Static<typeof Installed>;

interface Packed extends PackedPlugin {
  readonly files: PackedFiles['files'];
  readonly code: { readonly host?: string; readonly driver?: string };
}

/**
 * Third-party plugins in a profile: each in a folder of its own, and a list of those that count, `<profile>/installed/
 * index.json`. A plugin is there from the moment at which the list names its folder; what the list does not name is left
 * over from an installation that was cut off, and goes with the next one.
 */
export class ProfilePlugins implements PluginStore {
  private readonly root: string;
  private readonly index: Store<Installed>;
  private readonly changed = new Emitter<void>();

  /** `profile` is the path of the profile folder. */
  constructor(profile: string) {
    this.root = join(resolve(profile), 'installed');
    this.index = folderStorage('installed', this.root).store('index', { version: 1, schema: Installed, initial: {} });
  }

  /** Fires when a plugin was installed or removed by this object. */
  readonly onDidChange: Event<void> = this.changed.event;

  async list(): Promise<readonly PluginPackage[]> {
    const installed = await this.index.read().catch(() => ({}) as Installed);
    return Promise.all(
      Object.entries(installed).map(async ([id, { folder, host, driver }]) => {
        const home = join(this.root, folder);
        // One without its manifest is listed as broken, under its name.
        const manifest: unknown = await readFile(join(home, 'package.json'), 'utf8').then(JSON.parse, () => ({
          name: id,
        }));
        return packageIn(home, manifest, {
          ...(host !== undefined && { host }),
          ...(driver !== undefined && { driver }),
        });
      }),
    );
  }

  async read(file: string): Promise<Packed> {
    const refuse = refusalOf(file);
    const { sha256, size, files } = await readPackedPlugin(file);
    const text = files.get('package.json') ?? refuse('it has no package.json', '缺少 package.json');
    let manifest: unknown;
    try {
      manifest = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    } catch {
      refuse('its package.json is not sound', 'package.json 无效');
    }
    const code = packedCode(manifest, files, refuse);
    return { sha256, size, files, code, package: packageIn(join(this.root, 'new'), manifest, code) };
  }

  async keep(id: string, packed: PackedPlugin): Promise<PluginPackage> {
    const { files, code, sha256, package: found } = packed as Packed;
    const folder = `${id}.${randomBytes(8).toString('hex')}`;
    const home = join(this.root, folder);
    const { version } = found.manifest as { version: string };
    try {
      for (const [path, bytes] of files) {
        await mkdir(dirname(join(home, path)), { recursive: true, mode: 0o700 });
        await writeFile(join(home, path), bytes, { mode: 0o600, flag: 'wx' });
      }
      const entry = { folder, version, sha256, time: new Date().toISOString(), ...code };
      await this.change((installed) => ({ ...installed, [id]: entry }), id);
    } catch (fault) {
      await rm(home, { recursive: true, force: true }).catch(() => {});
      const { code: reason } = fault as { code?: unknown };
      throw InstallUnwritable({ reason: typeof reason === 'string' ? reason : 'unknown' }, { cause: fault });
    }
    return packageIn(home, found.manifest, code);
  }

  async remove(id: string): Promise<void> {
    await this.change(({ [id]: _, ...others }) => others, id);
  }

  /** Folders of the plugin that the list names no more are deleted as far as the system lets go of them. */
  private async change(change: (installed: Installed) => Installed, id: string): Promise<void> {
    const before = await this.index.read();
    await this.index.update(change);
    const old = before[id]?.folder;
    if (old !== undefined)
      await rm(join(this.root, old), { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
    this.changed.fire();
  }
}

function packageIn(home: string, manifest: unknown, { host, driver }: Packed['code']): PluginPackage {
  return {
    manifest,
    origin: 'third-party',
    home,
    ...(host !== undefined && { module: join(home, host) }),
    ...(driver !== undefined && { driver: join(home, driver) }),
  };
}
