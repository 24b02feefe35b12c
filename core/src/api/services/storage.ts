import type { TSchema } from 'typebox';

/**
 * What a store holds and how old contents become new ones. `migrations[n]` turns contents of version n into version
 * n + 1; there is one for every version from 1 to `version - 1`.
 */
export interface StoreDefinition<T> {
  /** Current version, from 1 on. */
  readonly version: number;
  readonly schema: TSchema;
  readonly initial: T;
  readonly migrations?: Readonly<Record<number, (old: unknown) => unknown>>;
}

/** One named JSON document. Every update replaces it whole and atomically, also between processes; a crash leaves the old or the new one. */
export interface Store<T> {
  read(): Promise<T>;
  /**
   * Reads, changes and writes under a lock that other processes honour. The function must be pure: it may run again.
   * Throws `storage.invalid` when the result does not fit the schema, `storage.newer` when a later version of the
   * program wrote the store.
   */
  update(change: (current: T) => T): Promise<T>;
}

/** A plugin's corner of the profile folder. */
export interface PluginStorage {
  /** Absolute path of the plugin's folder; made on first use, readable by its user only. */
  folder(): Promise<string>;
  store<T>(name: string, definition: StoreDefinition<T>): Store<T>;
}
