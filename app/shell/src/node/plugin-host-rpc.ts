/** The channel between a plugin host and its shell: `host` is served by the plugin host, the other parts by the shell. */
import { defineRpc, type RpcClient } from '@sealwright/core/rpc';
import { Type } from 'typebox';

export const SHELL_PARTS = ['host', 'drivers', 'pin', 'updates', 'plugins', 'platform'] as const;

export const pluginHostRpc = defineRpc('plugin-host', {
  /** Resolves when windows can be served. */
  ready: { params: Type.Tuple([]), result: Type.Void(), deadline: 60_000 },
  /** Answered at once by a plugin host that is not stuck. */
  ping: { params: Type.Tuple([]), result: Type.Void() },
  /** Reports the absolute paths of the documents opened last, the last one first, at once and after every change. */
  watchRecent: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Array(Type.String()) },
});

export type PluginHostClient = RpcClient<typeof pluginHostRpc>;
