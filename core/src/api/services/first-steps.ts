/** What is left of the first steps with the program. Owner: `plugins/first-run`. Callers: pages that show how things stand. */
import type { Event } from '../event.ts';
import type { Localized } from '../localized.ts';
import { defineService } from '../token.ts';

export interface FirstSteps {
  /** Titles of the steps that want to be done, in their order; those that their user has skipped do not. */
  open(): Promise<readonly Localized[]>;
  readonly onDidChange: Event<unknown>;
}

export const FirstSteps = defineService<FirstSteps>('first-steps');
