/** Point `commands`: what menus, keys, the palette and other plugins can run by id. A throw is shown as a notification. */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const CommandData = Type.Object({
  title: Localized,
  category: Type.Optional(Localized),
});
export type CommandData = Static<typeof CommandData>;

export interface Command {
  run(argument?: unknown, signal?: AbortSignal): Promise<unknown>;
}

export const Commands = definePoint('commands', CommandData).of<Command>({ deadline: 0 });
