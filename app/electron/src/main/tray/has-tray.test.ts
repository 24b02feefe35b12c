import { expect, test } from 'vitest';
import { hasTray } from './has-tray.ts';

test.each([
  ['win32', undefined, true],
  ['darwin', undefined, false],
  ['linux', 'KDE', true],
  ['linux', 'UKUI', true],
  ['linux', 'Deepin', true],
  ['linux', 'ubuntu:GNOME', false],
  ['linux', 'GNOME', false],
  ['linux', undefined, false],
] as const)('%s, %s: %s', (platform, desktop, has) => {
  expect(hasTray(platform, desktop)).toBe(has);
});
