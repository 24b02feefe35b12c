/**
 * The windows, as plugins in the host see them. Provided by shells that have windows; optional, since the command line
 * has none.
 */
import type { ErrorRecord } from '../errors.ts';
import type { Localized } from '../localized.ts';
import { defineService } from '../token.ts';

export interface Notice {
  /** A later notice of the same id takes its place, and `withdrawNotice` takes it back. Begins with the plugin's id. */
  readonly id?: string;
  readonly severity: 'info' | 'success' | 'warning' | 'error';
  readonly message: Localized;
  /** For errors: the record, whose code is shown small. */
  readonly error?: ErrorRecord;
  /** Buttons; each runs a command. */
  readonly actions?: readonly { readonly title: Localized; readonly command: string; readonly argument?: unknown }[];
}

export interface Workbench {
  /** Shows a notice in every window. */
  notify(notice: Notice): void;
  /** Takes a notice back that says nothing new any more, in every window; nothing where none of that id is shown. */
  withdrawNotice(id: string): void;
  /** Runs a command in the window that was used last, as if its user had chosen it. */
  runCommand(command: string, argument?: unknown): void;
}

export const Workbench = defineService<Workbench>('shell.workbench');
