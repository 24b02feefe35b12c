/** The installed plugins and what can be done with them. Provided by the kernel; called by pages and commands that manage plugins. */
import type { ErrorRecord } from '../errors.ts';
import type { Event } from '../event.ts';
import type { Localized } from '../localized.ts';
import { defineService } from '../token.ts';

export interface PluginStatus {
  readonly id: string;
  /** As users know it. */
  readonly title: Localized;
  /** What it does, in one sentence; empty where nobody says. */
  readonly description: Localized;
  readonly version: string;
  readonly origin: 'bundled' | 'third-party';
  readonly state: 'inactive' | 'activating' | 'active' | 'disabled' | 'quarantined' | 'failed';
  /** How long loading and activation took, without that of the plugins it needs. */
  readonly activationMs?: number;
  /** Faults since the host started, warnings not counted. */
  readonly faults: number;
  /** Why it is `failed`. */
  readonly errors: readonly ErrorRecord[];
  readonly requires: readonly string[];
  readonly provides: readonly string[];
  readonly hooks: readonly string[];
  readonly taps: readonly string[];
  readonly capabilities: readonly string[];
  readonly contributes: readonly { readonly point: string; readonly id: string }[];
}

export interface PluginAdmin {
  /** Version of this host, and so of the program: what manifests name as `engine`. */
  readonly engine: string;
  /** All installed plugins, those that cannot start included, by id. */
  list(): readonly PluginStatus[];
  /** Lets a plugin work again: lifts disabling, quarantine and an earlier failure. `host.plugin-unknown`. */
  enable(id: string): Promise<void>;
  /** Ends a plugin, after those that use its services, and keeps it from starting, in later sessions too. `host.plugin-unknown`. */
  disable(id: string): Promise<void>;
  /** Fires when the state of any plugin may have changed. */
  readonly onDidChange: Event<void>;
}

export const PluginAdmin = defineService<PluginAdmin>('host.plugins');
