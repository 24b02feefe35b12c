import compareVersions from 'semver/functions/compare.js';
import {
  InstallBundled,
  InstallFileChanged,
  type PluginInstaller,
  type PluginOffer,
  type SealwrightError,
} from '../api/index.ts';
import { PluginUnknown } from './activation-errors.ts';
import type { Lives } from './lives.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import type { PackedPlugin, PluginStore } from './plugin-store.ts';
import type { Roster } from './roster.ts';

/** The service `PluginInstaller` over the roster and the lives of a host. */
export class HostPluginInstaller implements PluginInstaller {
  private readonly roster: Roster;
  private readonly lives: Lives;
  private readonly store: PluginStore;
  /** Lets a plugin begin anew: what went wrong before is no longer its own. */
  private readonly forget: (plugin: string) => void;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(roster: Roster, lives: Lives, store: PluginStore, forget: (plugin: string) => void) {
    this.roster = roster;
    this.lives = lives;
    this.store = store;
    this.forget = forget;
  }

  async inspect(file: string): Promise<PluginOffer> {
    const { packed, manifest, problems } = await this.examine(file);
    const { id, title, description, version, requires, optional, taps, capabilities, contributes } = manifest;
    const there = this.roster.installed.get(id)?.manifest.version;
    return {
      ...{ file, sha256: packed.sha256, size: packed.size, id, title, description, version },
      step: stepFrom(there, version),
      ...(there !== undefined && { installed: there }),
      permissions: {
        contributes: Object.entries(contributes).flatMap(([point, all]) => all.map((each) => ({ point, id: each.id }))),
        services: Object.keys({ ...requires, ...optional }),
        taps,
        capabilities,
      },
      problems: problems.map((problem) => problem.toJSON()),
    };
  }

  install(file: string, sha256: string): Promise<void> {
    return this.inTurn(async () => {
      const { packed, manifest, problems } = await this.examine(file);
      if (packed.sha256 !== sha256) throw InstallFileChanged({ file });
      if (problems[0]) throw problems[0];
      await this.replace(manifest.id, () => this.store.keep(manifest.id, packed));
    });
  }

  remove(id: string): Promise<void> {
    return this.inTurn(async () => {
      const origin =
        this.roster.installed.get(id)?.package.origin ??
        this.roster.rejected.find((each) => each.id === id && each.package.origin === 'third-party')?.package.origin;
      if (!origin) throw PluginUnknown({ plugin: id });
      if (origin === 'bundled') throw InstallBundled({ plugin: id });
      await this.replace(id, async () => {
        await this.store.remove(id);
        return undefined;
      });
    });
  }

  /** The old one has ended before its files go. */
  private async replace(id: string, change: () => Promise<PackedPlugin['package'] | undefined>): Promise<void> {
    const before = this.roster.installed.get(id)?.package;
    this.roster.replace(id, undefined);
    await this.lives.endUnsound();
    let after = before;
    try {
      after = await change();
    } finally {
      this.forget(id);
      this.roster.replace(id, after);
    }
  }

  private async examine(file: string) {
    const packed = await this.store.read(file);
    const manifest: Manifest = manifestOf(packed.package.manifest);
    const problems: readonly SealwrightError[] =
      this.roster.installed.get(manifest.id)?.package.origin === 'bundled'
        ? [InstallBundled({ plugin: manifest.id })]
        : this.roster.examine(packed.package, manifest.id);
    return { packed, manifest, problems };
  }

  private inTurn(action: () => Promise<void>): Promise<void> {
    const turn = this.queue.then(action);
    this.queue = turn.catch(() => {});
    return turn;
  }
}

function stepFrom(there: string | undefined, version: string): PluginOffer['step'] {
  if (there === undefined) return 'install';
  const order = compareVersions(version, there);
  return order === 0 ? 'same' : order > 0 ? 'update' : 'downgrade';
}
