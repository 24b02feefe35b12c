import { answerCalls, definePlugin, Settings, SettingsAdmin, ViewCalls } from '@sealwright/core/api';
import { settingsRpc } from './common-settings-rpc.ts';
import { settingsCalls } from './settings-calls.ts';

export default definePlugin({
  requires: { admin: SettingsAdmin },
  points: { settings: Settings },
  activate({ admin, settings, own, contribute }) {
    const calls = settingsCalls(admin, settings.onDidChange);
    own(contribute(ViewCalls, settingsRpc.name, answerCalls(settingsRpc, calls)));
  },
});
