import type { Admission } from './isolation.ts';
import type { AnyPoint } from './plugin-package.ts';

/** What the host brings besides plugins. */
export interface Surroundings {
  /** The host's engine version. */
  readonly engine: string;
  /** Services given by the shell: id -> version. */
  readonly services: ReadonlyMap<string, string>;
  readonly points: ReadonlyMap<string, AnyPoint>;
  /** What third-party plugins may use; missing where they cannot have processes of their own. */
  readonly admission?: Admission;
  /** Ids of installed plugins that are disabled or quarantined. */
  readonly absent: ReadonlySet<string>;
}
