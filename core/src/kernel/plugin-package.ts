import type { PluginDefinition, Point } from '../api/index.ts';
import type { Manifest } from './manifest.ts';

// biome-ignore lint/suspicious/noExplicitAny: a definition of whatever services, points and hooks
export type AnyDefinition = PluginDefinition<any, any, any, any>;

// biome-ignore lint/suspicious/noExplicitAny: a point of whatever data and implementation
export type AnyPoint = Point<any, any>;

/** A plugin as the shell found it: its package.json, where it comes from and how to load its code. */
export interface PluginPackage {
  /** The parsed package.json. */
  readonly manifest: unknown;
  readonly origin: 'bundled' | 'third-party';
  /** Loads the module of host.ts into this process; missing for plugins without host code. */
  readonly load?: () => Promise<{ default: AnyDefinition }>;
  /** Of a third-party plugin: absolute path of the built host.ts module, which runs in a process of its own. */
  readonly module?: string;
  /** Of a third-party plugin: absolute path of the folder that it was installed into. */
  readonly home?: string;
  /** Absolute path of the built driver.ts module. */
  readonly driver?: string;
}

/** A plugin whose manifest is sound in itself. */
export interface InstalledPlugin {
  readonly package: PluginPackage;
  readonly manifest: Manifest;
}
