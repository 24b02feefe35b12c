import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeIcons } from './write-icons.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-icons-'));
beforeAll(() => writeIcons(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kindOf = (name: string) => execFileSync('file', ['--brief', join(folder, name)], { encoding: 'utf8' });

it('draws pictures of the sizes that Linux desktops look for', () => {
  expect(kindOf('512x512.png')).toContain('PNG image data, 512 x 512');
  expect(kindOf('16x16.png')).toContain('PNG image data, 16 x 16');
});

it('makes files that others know as icons of Windows and macOS', () => {
  expect(kindOf('icon.ico')).toMatch(/^MS Windows icon resource - 6 icons, 16x16 with PNG image data/);
  expect(kindOf('icon.icns')).toMatch(/^Mac OS X icon, \d+ bytes, "icp4" type/);
});

it('points every entry of the Windows file to a whole picture', () => {
  const file = readFileSync(join(folder, 'icon.ico'));
  for (let index = 0; index < file.readUInt16LE(4); index++) {
    const entry = 6 + 16 * index;
    const png = file.subarray(file.readUInt32LE(entry + 12)).subarray(0, file.readUInt32LE(entry + 8));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16) % 256).toBe(file[entry]);
    expect(png.subarray(-8, -4).toString()).toBe('IEND');
  }
});
