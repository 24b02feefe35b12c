/**
 * Between a window and the plugin host: the window calls, the plugin host answers. Whatever a plugin contributes reaches
 * the window through these calls; there is nothing of any feature in them.
 */
import { defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 200 });
const localized = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
const json = Type.Unknown();
const errorRecord = Type.Object({
  code: Type.String(),
  data: Type.Unsafe<Record<string, never>>(Type.Object({})),
  sentence: localized,
});

const contribution = Type.Object({
  id,
  /** The contributing plugin, and its version. */
  plugin: id,
  version: Type.String(),
  /** What users call that plugin. */
  pluginTitle: localized,
  /** As the point's schema in the api says; checked by the host. */
  data: json,
});

const setting = Type.Object({
  key: id,
  plugin: id,
  /** `SettingData` of the api. */
  data: json,
  value: json,
  isSet: Type.Boolean(),
});

const notice = Type.Object({
  id: Type.Optional(id),
  severity: Type.Enum(['info', 'success', 'warning', 'error']),
  message: localized,
  error: Type.Optional(errorRecord),
  actions: Type.Optional(
    Type.Array(Type.Object({ title: localized, command: id, argument: Type.Optional(json) }), { maxItems: 5 }),
  ),
});

export const WorkbenchEvent = Type.Union([
  /** Contributions came or went. */
  Type.Object({ kind: Type.Literal('contributions') }),
  Type.Object({ kind: Type.Literal('setting'), key: id }),
  Type.Object({ kind: Type.Literal('notice'), notice }),
  /** A notice is taken back, by its id. */
  Type.Object({ kind: Type.Literal('withdrawal'), id }),
  /** Run a command as if the user had chosen it. */
  Type.Object({ kind: Type.Literal('command'), command: id, argument: Type.Optional(json) }),
]);

export type WorkbenchEvent = Static<typeof WorkbenchEvent>;

export const workbenchRpc = defineRpc('workbench', {
  /** Contributions to the points that a window reads, by point: views, commands, viewCommands, menus and so on. */
  contributions: {
    params: Type.Tuple([]),
    result: Type.Record(Type.String(), Type.Array(contribution)),
  },
  /** Plugins that failed too often and were stopped: they contribute nothing. `contributions` is told when this changes. */
  quarantined: { params: Type.Tuple([]), result: Type.Array(Type.Object({ plugin: id, title: localized })) },
  /** Lets a plugin work again that was stopped. `host.plugin-unknown`. */
  enablePlugin: { params: Type.Tuple([id]), result: Type.Void() },
  /** Reports until it is aborted. */
  events: { params: Type.Tuple([]), result: Type.Void(), progress: WorkbenchEvent },
  /** Runs a command of the point `commands`. */
  runCommand: { params: Type.Tuple([id, Type.Optional(json)]), result: json },
  /** Calls a contribution of the point `viewCalls`: its id, the method, the arguments. */
  call: { params: Type.Tuple([id, id, Type.Array(json, { maxItems: 20 })]), result: json, progress: json },
  settings: { params: Type.Tuple([]), result: Type.Array(setting) },
  setSetting: { params: Type.Tuple([id, json]), result: Type.Void() },
  resetSetting: { params: Type.Tuple([id]), result: Type.Void() },
  /** A fault of a plugin's view: it is logged and counted like one in the host. */
  reportFault: {
    params: Type.Tuple([
      Type.Object({ plugin: id, where: Type.String({ maxLength: 500 }), message: Type.String({ maxLength: 5_000 }) }),
    ]),
    result: Type.Void(),
  },
  /** What the window keeps for itself between sessions: sizes, open pages. Small plain data. */
  readState: { params: Type.Tuple([]), result: json },
  writeState: { params: Type.Tuple([json]), result: Type.Void() },
});
