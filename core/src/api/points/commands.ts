/**
 * Points `commands` and `viewCommands`: what menus, keys, the palette and other plugins can run by id. The former run in
 * the plugin host, the latter in the window (code in `src/view.tsx`); both share one space of ids, such as
 * 'documents.open'. A throw is shown as a notification.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const CommandData = Type.Object({
  title: Localized,
  category: Type.Optional(Localized),
  /** Name of an icon of the UI kit. */
  icon: Type.Optional(Type.String()),
  /** When it can be run: names of context keys, `!` and `&&`, such as 'document.active && !document.busy'. */
  when: Type.Optional(Type.String()),
  /** Whether the command palette lists it; default true. */
  palette: Type.Optional(Type.Boolean()),
});
export type CommandData = Static<typeof CommandData>;

export interface Command {
  run(argument?: unknown, signal?: AbortSignal): Promise<unknown>;
}

export const Commands = definePoint('commands', CommandData).of<Command>({ deadline: 0 });
export const ViewCommands = definePoint('viewCommands', CommandData).dataOnly();
