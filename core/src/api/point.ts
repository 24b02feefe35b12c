import type { Static, TSchema } from 'typebox';
import type { SealwrightError } from './errors.ts';
import type { Event } from './event.ts';

/**
 * A point is a list that many plugins add to. A contribution has two halves: its data stands in the contributing
 * plugin's manifest, is checked against `schema` before any code loads and can be listed without loading code; its
 * implementation is code, loaded on first use. Points without code (settings, menus) have the implementation `undefined`.
 */
export interface Point<Data, Implementation> {
  readonly kind: 'point';
  readonly id: string;
  readonly key: symbol;
  /** JSON Schema of the manifest half, without its `id`. */
  readonly schema: TSchema;
  /** Longest time that one call of an implementation's method may take, in milliseconds; 0 = no limit of the host's. */
  readonly deadline: number;
  /** A contribution is its manifest half alone; its implementation is `undefined` and no code is loaded for it. */
  readonly dataOnly: boolean;
  /** What is wrong with an implementation as it is contributed, beyond its type; the plugin then fails to start. */
  refuse?(plugin: string, contribution: string, implementation: Implementation): SealwrightError | undefined;
  readonly types?: { data: Data; implementation: Implementation };
}

/**
 * Declares a point: `of` for contributions with code, `dataOnly` for those without.
 *
 * @example
 * export const StampModes = definePoint('stampModes', StampModeData).of<StampMode>({ deadline: 10_000 });
 * export const Settings = definePoint('settings', SettingData).dataOnly();
 */
export function definePoint<S extends TSchema>(id: string, schema: S) {
  const define = <Implementation>(
    deadline: number,
    dataOnly: boolean,
    refuse?: Point<unknown, Implementation>['refuse'],
  ): Point<Static<S>, Implementation> =>
    Object.freeze({
      kind: 'point' as const,
      id,
      key: Symbol.for(`sealwright.point.${id}`),
      schema,
      deadline,
      dataOnly,
      ...(refuse && { refuse }),
    });
  return {
    of: <Implementation extends object>(
      options: { deadline?: number; refuse?: Point<unknown, Implementation>['refuse'] } = {},
    ) => define<Implementation>(options.deadline ?? 30_000, false, options.refuse),
    dataOnly: () => define<undefined>(0, true),
  };
}

/** One entry of a point as a reader sees it. */
export interface Contribution<Data, Implementation> {
  /** Unique within the point. */
  readonly id: string;
  /** The contributing plugin. */
  readonly plugin: string;
  readonly data: Data;
  /**
   * Activates the plugin where needed and gives the implementation. Calls through it, and through what its methods give
   * back (an iterator, an opened thing), are contained: an unknown throw becomes `plugin.fault`, an overrun of the point's
   * deadline `plugin.deadline`; typed errors pass unchanged. After the plugin's end, the implementation's own methods
   * throw `plugin.unavailable`.
   */
  load(): Promise<Implementation>;
}

export interface PointReader<Data, Implementation> {
  /** Contributions of enabled plugins, ordered by plugin id, then by place in the manifest. Loads nothing. */
  list(): readonly Contribution<Data, Implementation>[];
  get(id: string): Contribution<Data, Implementation> | undefined;
  /** Fires when a plugin that contributes here is enabled, disabled or quarantined. */
  readonly onDidChange: Event<void>;
}
