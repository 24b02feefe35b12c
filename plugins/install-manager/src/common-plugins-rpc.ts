import { defineRpc, type PluginStatus } from '@sealwright/core/api';
import { Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 100 });

/** What the page asks of its host half. */
export const pluginsRpc = defineRpc('install-manager', {
  /** Reports all installed plugins at once and after every change, until it is aborted. */
  watch: {
    params: Type.Tuple([]),
    result: Type.Void(),
    progress: Type.Array(Type.Unsafe<PluginStatus>(Type.Object({}))),
  },
  /** `host.plugin-unknown`. */
  enable: { params: Type.Tuple([id]), result: Type.Void() },
  /** `host.plugin-unknown`. */
  disable: { params: Type.Tuple([id]), result: Type.Void() },
});
