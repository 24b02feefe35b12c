import { defineRpc, Localized, type PluginOffer, type PluginStatus } from '@sealwright/core/api';
import { Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 100 });
const path = Type.String({ minLength: 1, maxLength: 4_096 });

export const PluginsReport = Type.Object({
  plugins: Type.Array(Type.Unsafe<PluginStatus>(Type.Object({}))),
  /** Whether plugins can be installed here. */
  canInstall: Type.Boolean(),
  /** Commands of other plugins for the whole page: licence, updates, first steps. */
  links: Type.Array(Type.Object({ title: Localized, command: Type.String() })),
  /** Pages of plugins, by plugin. */
  pages: Type.Array(Type.Object({ plugin: id, title: Localized, view: Type.String() })),
});

/** What the page asks of its host half. */
export const pluginsRpc = defineRpc('install-manager', {
  /** Reports all installed plugins at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: PluginsReport },
  /** `host.plugin-unknown`. */
  enable: { params: Type.Tuple([id]), result: Type.Void() },
  /** `host.plugin-unknown`. */
  disable: { params: Type.Tuple([id]), result: Type.Void() },
  /** What is in a file, by its absolute path; `install.*`. */
  inspect: { params: Type.Tuple([path]), result: Type.Unsafe<PluginOffer>(Type.Object({})) },
  /** Installs what was shown: path and SHA-256 of the offer; `install.*`. */
  install: { params: Type.Tuple([path, Type.String({ maxLength: 64 })]), result: Type.Void() },
  /** `host.plugin-unknown`, `install.bundled`. */
  remove: { params: Type.Tuple([id]), result: Type.Void() },
});
