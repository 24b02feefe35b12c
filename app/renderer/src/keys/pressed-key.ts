import type { KeyPress } from '@sealwright/ui';

/**
 * What is pressed, as keybindings are written: 'mod+shift+s'. `undefined` while it is modifiers alone, for the key of the
 * system (but on macOS, where it is 'mod'), and for what has no name there: dead keys, keys of input methods, the space.
 */
export function pressedKey(event: KeyPress, isMac: boolean): string | undefined {
  if (event.metaKey && !isMac) return undefined;
  const key = event.key.toLowerCase();
  if (!NAMEABLE.test(key) || NAMELESS.has(key)) return undefined;
  const held = [
    (isMac ? event.metaKey : event.ctrlKey) && 'mod',
    isMac && event.ctrlKey && 'ctrl',
    event.altKey && 'alt',
    event.shiftKey && 'shift',
  ];
  return [...held.filter((name) => name !== false), key].join('+');
}

/** A printable sign of ASCII, or a name. */
const NAMEABLE = /^(?:[!-~]|[a-z0-9]{2,})$/;
const NAMELESS = new Set(
  'control shift alt meta altgraph capslock numlock scrolllock fn hyper super os dead process unidentified'.split(' '),
);
