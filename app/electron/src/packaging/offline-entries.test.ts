/** The ways to the offline client that packages bring: what they start is what the program understands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entryToOpen } from '../main/files-to-open.ts';
import { builderConfiguration } from './builder-configuration.ts';

const script = join(import.meta.dirname, 'offline-shortcut.nsh');
const configuration = builderConfiguration({
  icons: '/icons',
  installerScript: script,
  licences: '/licences',
  output: '/output',
  hasHomepage: true,
  electronVersion: '25.1.1',
  arch: 'x64',
});

test.each(['linux', 'deb', 'appImage'] as const)(
  'the entry in menus that %s makes has it among its actions',
  (target) => {
    const { entry, desktopActions } = configuration[target]?.desktop ?? {};
    const actions: Readonly<Record<string, { readonly Name?: string; readonly Exec?: string }>> = desktopActions ?? {};
    const names = Object.keys(actions);
    expect(names.length).toBeGreaterThan(0);
    expect(entry?.Actions).toBe(names.map((name) => `${name};`).join(''));
    for (const { Name, Exec = '' } of Object.values(actions)) {
      expect(Name).not.toBe('');
      const words = Exec.split(' ');
      expect(entryToOpen(words)).toBe('offline');
      expect(words[0]).toMatch(target === 'appImage' ? /^AppRun$/ : /sealwright$/);
      // Files, and not addresses.
      expect(words.at(-1)).toBe('%F');
    }
  },
);

test('the Windows installer makes shortcuts to it, and takes each of them away again', () => {
  expect(configuration.nsis?.include).toBe(script);
  const text = readFileSync(script, 'utf8');
  const made = [...text.matchAll(/CreateShortCut "([^"]+)" "\$INSTDIR\\\$\{APP_EXECUTABLE_FILENAME\}" "([^"]*)"/g)];
  const removed = [...text.matchAll(/Delete "([^"]+)"/g)].map(([, path]) => path);
  expect(made.length).toBeGreaterThan(0);
  expect(made.map(([, path]) => path)).toEqual(removed);
  for (const [, , words = ''] of made) expect(entryToOpen(['sealwright.exe', ...words.split(' ')])).toBe('offline');
});
