import type { SettingData, SettingValue } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { HostConnection } from '../host/host-connection.ts';

export interface ListedSetting {
  readonly key: string;
  readonly data: SettingData;
}

export interface SettingsStore extends ReadableStore<Readonly<Record<string, SettingValue>>> {
  /** What can be set, in the host's order. */
  list(): readonly ListedSetting[];
  set(key: string, value: SettingValue): Promise<void>;
  refresh(): Promise<void>;
}

/** The values of all settings. One that is set counts at once and goes back where the host refuses it. */
export function watchSettings(host: HostConnection): SettingsStore {
  const store = createStore<Readonly<Record<string, SettingValue>>>(() => ({}));
  let listed: readonly ListedSetting[] = [];
  const refresh = async () => {
    const settings = await host.call((client) => client.settings());
    listed = settings.map(({ key, data }) => ({ key, data: data as SettingData }));
    store.setState(Object.fromEntries(settings.map(({ key, value }) => [key, value as SettingValue])), true);
  };
  host.onConnected(() => void refresh().catch(() => {}));
  return {
    ...store,
    list: () => listed,
    refresh,
    async set(key, value) {
      store.setState({ [key]: value });
      try {
        await host.call((client) => client.setSetting(key, value));
      } catch (error) {
        await refresh().catch(() => {});
        throw error;
      }
    },
  };
}
