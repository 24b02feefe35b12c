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
import { frozenCopy } from './frozen-copy.ts';
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
      this.values = frozenCopy(values);
    }, this.onUnreadable);
    return this.reading;
  }

  /** Fires for every key that was written in this process. */
  readonly onDidChange = this.changed.event;

  /** The user's value where there is one, else the default. */
  read(
    key: string,
    { schema, default: initial }: SettingData,
  ): { readonly value: SettingValue; readonly isSet: boolean } {
    const value = Object.hasOwn(this.values, key) ? this.values[key] : undefined;
    // A value that an earlier version of the plugin accepted may no longer fit.
    const isSet = value !== undefined && schemaProblem(schema as TSchema, value) === undefined;
    return { value: isSet ? value : (initial as SettingValue), isSet };
  }

  async write(key: string, { schema }: SettingData, value: SettingValue): Promise<void> {
    const misfit = schemaProblem(schema as TSchema, value);
    if (misfit) throw SettingInvalid({ key, problem: `${misfit.path} ${misfit.problem}`.trim() });
    await this.update(key, (current) => ({ ...current, [key]: value }));
  }

  async reset(key: string): Promise<void> {
    await this.update(key, ({ [key]: _, ...others }) => others);
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
      get: <T extends SettingValue>(key: string) => this.read(key, dataOf(key)).value as T,
      set: async (key, value) => this.write(key, dataOf(key), value),
      onDidChange: subscribe((listener) =>
        this.onDidChange((change) => {
          if (own.has(change.key)) listener(change);
        }),
      ),
    };
  }

  private async update(key: string, change: (current: Values) => Values): Promise<void> {
    // A first reading that is still under way must not come in after this and undo it.
    await this.ready();
    this.values = frozenCopy(await this.store.update(change));
    this.changed.fire({ key });
  }
}
