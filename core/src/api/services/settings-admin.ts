/** The settings of all plugins. Provided by the kernel; called by pages and commands that show and change settings. */
import type { Event } from '../event.ts';
import type { SettingData } from '../points/settings.ts';
import { defineService } from '../token.ts';
import type { SettingValue } from './settings.ts';

export interface SettingStatus {
  readonly key: string;
  /** Id of the plugin whose setting it is. */
  readonly plugin: string;
  readonly data: SettingData;
  /** The user's value, else the manifest's default. */
  readonly value: SettingValue;
  /** Whether the user has set it. */
  readonly isSet: boolean;
}

export interface SettingsAdmin {
  /** The settings of all enabled plugins, in the order of the point `settings`. Loads no plugin. */
  list(): Promise<readonly SettingStatus[]>;
  /** Sets a value as the plugin itself would. `settings.unknown-key`, `settings.invalid-value`. */
  set(key: string, value: SettingValue): Promise<void>;
  /** Goes back to the manifest's default. `settings.unknown-key`. */
  reset(key: string): Promise<void>;
  /** Fires for every key that was set or reset, by whomever in this process. */
  readonly onDidChange: Event<{ readonly key: string }>;
}

export const SettingsAdmin = defineService<SettingsAdmin>('host.settings');
