import type { Channel } from '../rpc/channel.ts';

/** What has to be known to run a third-party plugin's host code. */
export interface PluginProcessSpec {
  readonly plugin: string;
  /** Absolute path of the built `host.ts`. */
  readonly module: string;
  /** Absolute path of the folder that the plugin was installed into. */
  readonly home: string;
  /** Absolute path of the plugin's folder in the profile; exists. */
  readonly storage: string;
  /** Of its manifest, as its user has granted them. */
  readonly capabilities: readonly string[];
}

export interface PluginProcess {
  readonly channel: Channel;
  /** Resolves when the process is gone, never rejects. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Ends it at once, however busy it is. */
  kill(): void;
}

/** How a shell starts processes of third-party plugins. */
export interface PluginLauncher {
  launch(spec: PluginProcessSpec): Promise<PluginProcess>;
}
