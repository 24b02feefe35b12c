import type { AnyPoint } from './plugin-package.ts';

/** What the host brings besides plugins. */
export interface Surroundings {
  /** The host's engine version. */
  readonly engine: string;
  /** Services given by the shell: id -> version. */
  readonly services: ReadonlyMap<string, string>;
  readonly points: ReadonlyMap<string, AnyPoint>;
  /** Ids of installed plugins that are disabled or quarantined. */
  readonly absent: ReadonlySet<string>;
}
