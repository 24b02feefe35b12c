/** The installed plugins and what can be done with them. Provided by the kernel; called by pages and commands that manage plugins. */

import type { ErrorRecord } from '../errors.ts';
import type { Event } from '../event.ts';
import { defineService } from '../token.ts';

export interface PluginStatus {
  readonly id: string;
  readonly version: string;
  readonly description: string;
  readonly origin: 'bundled' | 'third-party';
  /** `failed`: left out since its manifest or the graph around it is at fault, or its activation failed; see `error`. */
  readonly state: 'inactive' | 'activating' | 'active' | 'disabled' | 'quarantined' | 'failed';
  /** How long its activation took, in milliseconds, once it is active. */
  readonly activationMs?: number;
  readonly error?: ErrorRecord;
  /** Faults reported since the host started. */
  readonly faults: number;
  /** Point ids with the ids of the contributions there. */
  readonly contributes: Readonly<Record<string, readonly string[]>>;
}

export interface PluginAdmin {
  list(): readonly PluginStatus[];
  /** Also ends a quarantine. `plugin.unknown` for an id that is not installed. */
  enable(id: string): Promise<void>;
  /** Deactivates the plugin and those that require its services, dependents first. Lasts beyond the session. */
  disable(id: string): Promise<void>;
  readonly onDidChange: Event<void>;
}

export const PluginAdmin = defineService<PluginAdmin>('host.plugins');
