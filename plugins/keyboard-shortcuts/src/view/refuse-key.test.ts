import { expect, test } from 'vitest';
import { refuseKey } from './refuse-key.ts';

test.each(['mod+s', 'alt+arrowup', 'mod+shift+tab', 'f9', 'shift+f9', 'delete', 'pageup'])(
  '%s can be chosen',
  (key) => {
    expect(refuseKey(key)).toBeUndefined();
  },
);

test.each(['a', 'shift+a', '7', '?', 'tab', 'shift+tab', 'enter', 'escape', 'arrowdown'])('%s cannot', (key) => {
  expect(refuseKey(key)?.en).toContain('Hold Ctrl or Alt');
});
