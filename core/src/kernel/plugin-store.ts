import type { PluginPackage } from './plugin-package.ts';

/** A plugin as it stands in a file. */
export interface PackedPlugin {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** As it would be once it is installed; its folder does not exist yet. */
  readonly package: PluginPackage;
}

/** Where a shell keeps third-party plugins. */
export interface PluginStore {
  /** Those that are installed. Never rejects: one that cannot be read is listed without its manifest. */
  list(): Promise<readonly PluginPackage[]>;
  /** Rejects with `install.not-a-plugin`. */
  read(file: string): Promise<PackedPlugin>;
  /** Keeps it in the place of another version; whole or not at all. Rejects with `install.unwritable`. */
  keep(id: string, packed: PackedPlugin): Promise<PluginPackage>;
  remove(id: string): Promise<void>;
}
