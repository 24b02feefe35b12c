import type { SealwrightError } from '../api/index.ts';
import type { AnyDefinition, InstalledPlugin } from './plugin-package.ts';

/** What third-party plugins may use of the host, by id. Everything else is refused before any of their code runs. */
export interface Admission {
  readonly points: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly hooks: ReadonlySet<string>;
}

/** Runs the host code of third-party plugins in processes of their own. Shells bring it. */
export interface Isolation {
  readonly admission: Admission;
  /** Starts the process of a plugin and loads its code there. Rejects with typed errors. */
  start(plugin: InstalledPlugin): Promise<IsolatedCode>;
}

/** A plugin's code in a process that runs. */
export interface IsolatedCode {
  /** Stands for the definition there. */
  readonly definition: AnyDefinition;
  /** Resolves with the reason when the process has ended, or was ended for a fault; never rejects. */
  readonly lost: Promise<SealwrightError>;
  /** Lets the plugin end what it owns, then ends the process. */
  dispose(): Promise<void>;
}
