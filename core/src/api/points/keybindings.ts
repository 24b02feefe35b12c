/** Point `keybindings`: default keys of commands. Data only. */
import { type Static, Type } from 'typebox';
import { definePoint } from '../point.ts';

/** Modifiers 'mod' (Ctrl, on macOS Cmd), 'ctrl', 'alt', 'shift' and a key, joined by '+': 'mod+shift+s', 'f1', 'delete'. */
export const KeybindingData = Type.Object({
  command: Type.String(),
  key: Type.String({ pattern: '^((mod|ctrl|alt|shift)\\+)*[a-z0-9]+$|^((mod|ctrl|alt|shift)\\+)*[^\\sa-zA-Z0-9]$' }),
  argument: Type.Optional(Type.Unknown()),
  /** When the key works, besides the command's own `when`; in a text field keys without Ctrl or Alt never do. */
  when: Type.Optional(Type.String()),
});
export type KeybindingData = Static<typeof KeybindingData>;

export const Keybindings = definePoint('keybindings', KeybindingData).dataOnly();
