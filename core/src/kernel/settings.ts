import { type TSchema, Type } from 'typebox';
import { Dictionary } from '../api/dictionary.ts';
import {
  Emitter,
  type Event,
  type PluginSettings,
  type SettingData,
  SettingInvalid,
  Settings,
  SettingUnknown,
  type SettingValue,
  type Store,
  type StoreDefinition,
} from '../api/index.ts';
import type { Manifest } from './manifest.ts';
import { schemaProblem } from './schema-check.ts';

type Values = Readonly<Record<string, SettingValue>>;

/** What users have set, by key; keys without an entry have their manifest's default. */
export const SettingsStore: StoreDefinition<Values> = {
  version: 1,
  schema: Dictionary(Type.Unknown()),
  initial: {},
};

/** The settings of all plugins in one profile: one store, read once, kept up to date by its own writes. */
export class ProfileSettings {
  private readonly store: Store<Values>;
  private readonly changed = new Emitter<{ readonly key: string }>();
  private readonly onUnreadable: (error: unknown) => void;
  private values: Values = {};
  private reading: Promise<void> | undefined;

  /** `onUnreadable` hears why the store could not be read; the defaults apply then. */
  constructor(store: Store<Values>, onUnreadable: (error: unknown) => void) {
    this.store = store;
    this.onUnreadable = onUnreadable;
  }

  /** Must have resolved before settings are read. Never rejects. */
  ready(): Promise<void> {
    this.reading ??= this.store.read().then((values) => {
      this.values = values;
    }, this.onUnreadable);
    return this.reading;
  }

  /** The keys that one manifest contributes. `subscribe` lets the host tie listeners to the plugin's life. */
  forPlugin(manifest: Manifest, subscribe: (event: Event<{ readonly key: string }>) => typeof event): PluginSettings {
    const own = new Map(
      (manifest.contributes[Settings.id] ?? []).map((setting) => [setting.id, setting as unknown as SettingData]),
    );
    const dataOf = (key: string): SettingData => {
      const data = own.get(key);
      if (!data) throw SettingUnknown({ key });
      return data;
    };

    return {
      get: <T extends SettingValue>(key: string): T => {
        const { schema, default: initial } = dataOf(key);
        const value = Object.hasOwn(this.values, key) ? this.values[key] : undefined;
        // A value that an earlier version of the plugin accepted may no longer fit.
        const fits = value !== undefined && schemaProblem(schema as TSchema, value) === undefined;
        return (fits ? value : initial) as T;
      },
      set: async (key, value) => {
        const misfit = schemaProblem(dataOf(key).schema as TSchema, value);
        if (misfit) throw SettingInvalid({ key, problem: `${misfit.path} ${misfit.problem}`.trim() });
        this.values = await this.store.update((current) => ({ ...current, [key]: value }));
        this.changed.fire({ key });
      },
      onDidChange: subscribe((listener) =>
        this.changed.event((change) => {
          if (own.has(change.key)) listener(change);
        }),
      ),
    };
  }
}
