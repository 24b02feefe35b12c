/** How the last check of this computer went. Owner: `plugins/system-check`. Callers: pages that show how things stand. */
import type { Event } from '../event.ts';
import { defineService } from '../token.ts';

export interface SystemCheckSummary {
  readonly time: Date;
  /** Findings of the verdict 'failed' and 'warning'. */
  readonly failed: number;
  readonly warnings: number;
}

export interface SystemChecking {
  /** Once everything was checked, as the last findings are; kept between sessions. `undefined` before that. Checks nothing. */
  last(): Promise<SystemCheckSummary | undefined>;
  readonly onDidChange: Event<void>;
}

export const SystemChecking = defineService<SystemChecking>('system-check');
