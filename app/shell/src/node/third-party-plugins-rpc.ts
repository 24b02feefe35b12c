/** What a plugin host asks of its shell for the sake of third-party plugins. */
import { defineRpc, type RpcClient, type RpcImplementation } from '@sealwright/core/rpc';
import { Type } from 'typebox';

export const thirdPartyPluginsRpc = defineRpc('third-party-plugins', {
  /** Some were installed or removed: the shell, which runs key drivers, reads anew which there are. */
  changed: { params: Type.Tuple([]), result: Type.Void() },
  /**
   * Runs the host code of an installed plugin in a process, where the plugin host cannot start one itself. `run` is a
   * number of the plugin host's: the port to the process comes to it under that number. Resolves with the exit code when
   * the process has ended; aborting ends it.
   */
  run: {
    params: Type.Tuple([Type.String({ maxLength: 100 }), Type.Integer({ minimum: 1 })]),
    result: Type.Union([Type.Integer(), Type.Null()]),
  },
});

export type ThirdPartyPlugins = RpcImplementation<typeof thirdPartyPluginsRpc>;
export type ThirdPartyPluginsClient = RpcClient<typeof thirdPartyPluginsRpc>;
