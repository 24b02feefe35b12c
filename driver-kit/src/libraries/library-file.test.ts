import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileLibrary } from '../testing/compiled-library.ts';
import { elfHeader, fatMachHeader, machHeader, peHeader } from '../testing/library-headers.ts';
import { parseLibraryFile, readLibraryFile } from './library-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a library that the compiler of this computer made', () => {
  let path: string;
  beforeAll(() => {
    path = compileLibrary(folder, 'libkey.so', ['-lcrypto', '-Wl,-rpath,/opt/vendor/lib:$ORIGIN/parts']);
  });

  test('is for this computer, and names what it needs and where it looks', async () => {
    expect(await readLibraryFile(path)).toEqual({
      platform: 'linux',
      architectures: [process.arch],
      needs: expect.arrayContaining([expect.stringMatching(/^libcrypto\.so/)]),
      searchPaths: ['/opt/vendor/lib', '$ORIGIN/parts'],
    });
  });
});

describe('a header', () => {
  test.each([
    ['ELF, 64 bits', elfHeader({ machine: 62, wide: true }), 'linux', ['x64']],
    ['ELF, 32 bits', elfHeader({ machine: 3, wide: false }), 'linux', ['ia32']],
    ['ELF, LoongArch', elfHeader({ machine: 258, wide: true }), 'linux', ['loong64']],
    ['ELF, big endian', elfHeader({ machine: 22, wide: true, little: false }), 'linux', ['?22']],
    ['PE, 32 bits', peHeader(0x14c), 'win32', ['ia32']],
    ['PE, 64 bits', peHeader(0x8664), 'win32', ['x64']],
    ['Mach-O', machHeader(0x100_000c), 'darwin', ['arm64']],
    ['Mach-O for two processors', fatMachHeader([0x100_0007, 0x100_000c]), 'darwin', ['x64', 'arm64']],
  ])('of %s is read', (_, bytes, platform, architectures) => {
    expect(parseLibraryFile(bytes)).toMatchObject({ platform, architectures });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('#!/bin/sh\nexit 0\n')],
    ['a Java class', Buffer.from('cafebabe00000034001d', 'hex')],
    ['a program of DOS', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
    ['an ELF file that was cut off', elfHeader({ machine: 62, wide: true }).subarray(0, 40)],
  ])('of %s is none', (_, bytes) => {
    expect(parseLibraryFile(bytes)).toBeUndefined();
  });

  test('whose tables point anywhere is read quickly, or not at all', () => {
    const whole = elfHeader({ machine: 62, wide: true, segments: 3 });
    for (let at = 16; at < whole.length; at += 1) {
      for (const value of [0x00, 0x7f, 0xff]) {
        const broken = Buffer.from(whole);
        broken[at] = value;
        expect(() => parseLibraryFile(broken)).not.toThrow();
      }
    }
  });
});

test('a file that is not there is not taken for an empty one', async () => {
  await expect(readLibraryFile(join(folder, 'none.so'))).rejects.toMatchObject({ code: 'ENOENT' });
  writeFileSync(join(folder, 'empty.so'), '');
  expect(await readLibraryFile(join(folder, 'empty.so'))).toBeUndefined();
});
