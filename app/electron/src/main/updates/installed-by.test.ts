import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { installedBy, type ProgramCopy } from './installed-by.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const copy = (change: Partial<ProgramCopy>): ProgramCopy => {
  const executable = join(folder, 'sealwright');
  return { platform: 'linux', isPackaged: true, name: 'Sealwright', executable, environment: {}, ...change };
};

const image = { APPIMAGE: process.execPath, APPDIR: folder };

test('a copy that runs from its source is installed by nothing', async () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    expect(await installedBy(copy({ platform, isPackaged: false, environment: image }))).toEqual([]);
  }
});

test('a folder that was unpacked is installed by nothing', async () => {
  expect(await installedBy(copy({}))).toEqual([]);
  expect(await installedBy(copy({ platform: 'win32' }))).toEqual([]);
  expect(await installedBy(copy({ platform: 'freebsd' }))).toEqual([]);
});

test('an AppImage is replaced by one, as long as its file is there', async () => {
  expect(await installedBy(copy({ environment: image }))).toEqual(['appimage']);
  const gone = { ...image, APPIMAGE: join(folder, 'gone.AppImage') };
  expect(await installedBy(copy({ environment: gone }))).toEqual([]);
});

test('the AppImage of another program, which has started this one, is left alone', async () => {
  expect(await installedBy(copy({ environment: { ...image, APPDIR: join(folder, 'mounted') } }))).toEqual([]);
  expect(await installedBy(copy({ environment: { ...image, APPDIR: folder.slice(0, -1) } }))).toEqual([]);
  expect(await installedBy(copy({ environment: { APPIMAGE: process.execPath } }))).toEqual([]);
});

test("a copy with Windows' uninstaller beside it is replaced by an installer", async () => {
  writeFileSync(join(folder, 'Uninstall Sealwright.exe'), '');
  expect(await installedBy(copy({ platform: 'win32' }))).toEqual(['nsis']);
});

const hasDpkg = (() => {
  try {
    execFileSync('dpkg-query', ['--search', '/usr/bin/dpkg'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasDpkg)('where dpkg is', () => {
  test('what belongs to a Debian package is replaced by one', async () => {
    expect(await installedBy(copy({ executable: '/usr/bin/dpkg' }))).toEqual(['deb']);
  });
});
