/**
 * Point `keybindings`: default keys of commands. Data only. The user's own keys, in the setting `KEYS_SETTING`, take their
 * place; which are in force the window says (`Workbench.keys` of the UI kit).
 */
import { type Static, Type } from 'typebox';
import { definePoint } from '../point.ts';

const KEY_PATTERN = '^((mod|ctrl|alt|shift)\\+)*[a-z0-9]+$|^((mod|ctrl|alt|shift)\\+)*[^\\sa-zA-Z0-9]$';

/** Modifiers 'mod' (Ctrl, on macOS Cmd), 'ctrl', 'alt', 'shift' and a key, joined by '+': 'mod+shift+s', 'f1', 'delete'. */
export const KeybindingData = Type.Object({
  command: Type.String(),
  key: Type.String({ pattern: KEY_PATTERN }),
  argument: Type.Optional(Type.Unknown()),
  /** When the key works, besides the command's own `when`; in a text field keys without Ctrl or Alt never do. */
  when: Type.Optional(Type.String()),
});
export type KeybindingData = Static<typeof KeybindingData>;

export const Keybindings = definePoint('keybindings', KeybindingData).dataOnly();

/**
 * The setting with the user's keys, which some plugin contributes (`plugins/keyboard-shortcuts`): by command, the keys that
 * it has instead of its default ones; none for an empty list. A command that is missing keeps its defaults, and so do
 * bindings with an `argument`. Without such a plugin the defaults hold.
 */
export const KEYS_SETTING = 'keyboard-shortcuts.keys';
