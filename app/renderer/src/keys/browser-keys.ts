import { canonicalKey } from './split-key.ts';

/** No page in a tab gets these: they open, close and change tabs and windows. */
const KEPT = new Set([
  'mod+n',
  'mod+shift+n',
  'mod+t',
  'mod+shift+t',
  'mod+w',
  'mod+shift+w',
  'mod+q',
  'mod+shift+q',
  'mod+f4',
  'mod+tab',
  'mod+shift+tab',
  'mod+pageup',
  'mod+pagedown',
  'ctrl+tab',
  'ctrl+shift+tab',
  'alt+f4',
]);

/** Whether browsers keep a key for themselves. Some do so in their tabs only, and leave it to a window without any. */
export const isBrowserKey = (key: string, isMac: boolean) => KEPT.has(canonicalKey(key, isMac));
