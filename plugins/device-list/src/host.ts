import {
  answerCalls,
  definePlugin,
  Keys,
  PluginAdmin,
  reportChanges,
  TokenDrivers,
  ViewCalls,
} from '@sealwright/core/api';
import { devicesRpc } from './common-devices-rpc.ts';
import { DeviceDesk } from './device-desk.ts';

export default definePlugin({
  requires: { keys: Keys, plugins: PluginAdmin },
  points: { drivers: TokenDrivers },
  activate({ keys, plugins, drivers, own, contribute }) {
    const desk = new DeviceDesk(keys, plugins, drivers);
    const answers = answerCalls(devicesRpc, {
      watch: (context) => reportChanges(desk.onDidChange, () => desk.board(), context),
      refresh: async () => void (await keys.list()),
      libraries: async () => [...(await keys.libraries())],
      rename: (ref, name) => desk.rename(ref, name),
      setPin: (ref, task, { signal }) => desk.setPin(ref, task, signal),
      resetDriver: (driver) => keys.resetDriver(driver),
    });
    own(contribute(ViewCalls, devicesRpc.name, answers));
  },
});
