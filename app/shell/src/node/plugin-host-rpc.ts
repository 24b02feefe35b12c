/** The channel between a plugin host and its shell: `host` is served by the plugin host, the other parts by the shell. */
import { defineRpc } from '@sealwright/core/rpc';
import { Type } from 'typebox';

export const SHELL_PARTS = ['host', 'drivers', 'pin'] as const;

export const pluginHostRpc = defineRpc('plugin-host', {
  /** Resolves when windows can be served. */
  ready: { params: Type.Tuple([]), result: Type.Void(), deadline: 60_000 },
  /** Answered at once by a plugin host that is not stuck. */
  ping: { params: Type.Tuple([]), result: Type.Void() },
});
