import type { Event, RpcImplementation, SettingsAdmin, SettingValue } from '@sealwright/core/api';
import type { settingsRpc } from './common-settings-rpc.ts';
import { checkValue } from './expectation.ts';
import { replaceSettings } from './replace-settings.ts';

/** `pluginsChanged`: fires when plugins, and with them their settings, come or go. */
export function settingsCalls(
  admin: SettingsAdmin,
  pluginsChanged: Event<void>,
): RpcImplementation<typeof settingsRpc> {
  return {
    watch: ({ signal, progress }) =>
      new Promise((resolve, reject) => {
        const report = () => void admin.list().then((settings) => progress([...settings]), reject);
        const subscriptions = [admin.onDidChange(report), pluginsChanged(report)];
        signal.addEventListener('abort', () => {
          for (const subscription of subscriptions) void subscription.dispose();
          resolve();
        });
        report();
      }),
    async set(key, value) {
      const setting = (await admin.list()).find((each) => each.key === key);
      if (setting) checkValue(key, setting.data.schema, value);
      await admin.set(key, value as SettingValue);
    },
    reset: (key) => admin.reset(key),
    async replaceAll(entries) {
      await replaceSettings(admin, entries as readonly [string, SettingValue][]);
      return admin.list();
    },
  };
}
