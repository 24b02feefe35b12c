import type { PluginAdmin, SettingsAdmin } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const Texts = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** What of the program's state somebody may have to answer for. */
export const MachineState = Type.Object({
  /** Version of the program; '' until it was looked at for the first time. */
  program: Type.String(),
  /** By id; `version` of third-party plugins only: the others change with the program. */
  plugins: Type.Record(
    Type.String(),
    Type.Object({ title: Texts, isOn: Type.Boolean(), version: Type.Optional(Type.String()) }),
  ),
  /** Settings that are marked for it (`SettingData.isAudited`), by key. */
  settings: Type.Record(Type.String(), Type.Object({ title: Texts, value: Type.String() })),
});
export type MachineState = Static<typeof MachineState>;

export const UNSEEN: MachineState = { program: '', plugins: {}, settings: {} };

/** As it is now. What was known of settings whose plugins are switched off stays known. */
export async function lookAt(
  admin: Pick<PluginAdmin, 'engine' | 'list'>,
  settings: Pick<SettingsAdmin, 'list'>,
): Promise<MachineState> {
  const plugins = admin.list().map(({ id, title, state, origin, version }) => [
    id,
    // Quarantine ends with the session, and is a fault that the output tells of.
    { title, isOn: state !== 'disabled', ...(origin === 'third-party' && { version }) },
  ]);
  const audited = (await settings.list())
    .filter(({ data }) => data.isAudited)
    .map(({ key, data: { title }, value }) => [
      key,
      { title, value: typeof value === 'string' ? value : JSON.stringify(value) },
    ]);
  return { program: admin.engine, plugins: Object.fromEntries(plugins), settings: Object.fromEntries(audited) };
}
