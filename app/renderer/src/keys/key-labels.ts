import { splitKey } from './split-key.ts';

const modifiers = {
  mac: { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' },
  other: { mod: 'Ctrl', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift' },
} as const;

const keyNames: Readonly<Record<string, string>> = {
  delete: 'Del',
  escape: 'Esc',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** A keybinding as menus show it: 'mod+shift+s' is 'Ctrl+Shift+S', on macOS '⇧⌘S'. */
export function keyLabel(key: string, isMac: boolean): string {
  const parts = splitKey(key);
  const names = modifiers[isMac ? 'mac' : 'other'];
  const labels = parts.modifiers.map((name) => names[name]);
  const last = keyNames[parts.key] ?? parts.key.charAt(0).toUpperCase() + parts.key.slice(1);
  // Apple's order: control, option, shift, command.
  const ordered = isMac ? labels.sort((a, b) => '⌃⌥⇧⌘'.indexOf(a) - '⌃⌥⇧⌘'.indexOf(b)) : labels;
  return [...ordered, last].join(isMac ? '' : '+');
}

/** The form that tinykeys reads: '$mod+Shift+s'. */
export function tinykeysForm(key: string): string {
  const parts = splitKey(key);
  const names = { mod: '$mod', ctrl: 'Control', alt: 'Alt', shift: 'Shift' };
  return [...parts.modifiers.map((name) => names[name]), parts.key].join('+');
}

/** Electron's form: 'CmdOrCtrl+Shift+S'. */
export function accelerator(key: string): string {
  const parts = splitKey(key);
  const names = { mod: 'CmdOrCtrl', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  const last = parts.key.startsWith('arrow') ? parts.key.slice('arrow'.length) : parts.key;
  return [...parts.modifiers.map((name) => names[name]), last.charAt(0).toUpperCase() + last.slice(1)].join('+');
}

/** Without Ctrl or Alt a key belongs to the text field that has the focus. */
export function worksInTextFields(key: string): boolean {
  return splitKey(key).modifiers.some((name) => name !== 'shift') || /^f\d+$/.test(key);
}
