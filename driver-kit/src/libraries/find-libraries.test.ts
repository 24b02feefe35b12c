import { symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { elfHeader } from '../testing/library-headers.ts';
import { type TestSystem, testSystem } from '../testing/test-system.ts';
import { builtInCatalogue, type LibraryKind, type Vendor } from './catalogue.ts';
import { findLibraries } from './find-libraries.ts';
import type { System } from './system-places.ts';

let computer: TestSystem;
beforeEach(() => {
  computer = testSystem();
});
afterEach(() => computer.end());

const vendor = (id: string, files: string[], more: Partial<Vendor> = {}, folders?: string[]): Vendor => ({
  ...{ id, title: { 'zh-CN': `${id} 钥匙`, en: `${id} key` } },
  libraries: { linux: [{ files, ...(folders && { folders }) }] },
  ...more,
});
const search = (vendors: readonly Vendor[], chosen: readonly string[] = [], kind: LibraryKind = 'pkcs11') =>
  findLibraries({ kind, chosen, vendors, system: computer.system });
const find = async (...words: Parameters<typeof search>) =>
  (await search(...words)).map(({ id, path, origin, vendor: of }) => ({
    ...{ id, path: relative(computer.system.root, path), origin },
    vendor: of?.id,
  }));

test('a vendor whose library is installed is found in its own folder, or where the system has libraries', async () => {
  computer.library('opt/ca/lib/libca.so.2.1');
  computer.library('usr/lib/x86_64-linux-gnu/pkcs11/libother.so');
  const vendors = [
    vendor('ca', ['libca.so*'], {}, ['/opt/ca/lib']),
    vendor('other', ['libother.so']),
    vendor('absent', ['libabsent.so']),
  ];
  expect(await find(vendors)).toEqual([
    { id: 'libca', path: 'opt/ca/lib/libca.so.2.1', origin: 'catalogue', vendor: 'ca' },
    { id: 'libother', path: 'usr/lib/x86_64-linux-gnu/pkcs11/libother.so', origin: 'catalogue', vendor: 'other' },
  ]);
});

test('of several files of a vendor the first that fits this computer is taken', async () => {
  computer.write('usr/lib/libca.so', elfHeader({ machine: 3, wide: false }));
  computer.library('usr/lib64/libca-new.so');
  const ca = vendor('ca', ['libca.so', 'libca-new.so']);
  expect(await find([ca])).toMatchObject([{ path: 'usr/lib64/libca-new.so' }]);
});

test('where none fits, the first is named with the reason', async () => {
  computer.write('usr/lib/libca.so', elfHeader({ machine: 3, wide: false }));
  const [found] = await search([vendor('ca', ['libca.so'])]);
  expect(found?.problem).toMatchObject({ code: 'key-library.wrong-bits' });
});

test('a chosen file that does not fit hides no other of its vendor', async () => {
  const chosen = computer.write('home/libca.so', elfHeader({ machine: 3, wide: false }));
  computer.library('usr/lib/libca.so');
  const found = await search([vendor('ca', ['libca.so'])], [chosen]);
  expect(found.map(({ origin, problem }) => [origin, problem?.code])).toEqual([
    ['settings', 'key-library.wrong-bits'],
    ['catalogue', undefined],
  ]);
});

test('what the user has chosen comes first, once, with its vendor; also what is not there', async () => {
  const chosen = computer.library('home/libca.so');
  computer.library('usr/lib/libca.so');
  const missing = computer.at('home/missing.so');
  expect(await find([vendor('ca', ['libca.so'])], [chosen, missing, chosen])).toEqual([
    { id: 'libca', path: 'home/libca.so', origin: 'settings', vendor: 'ca' },
    { id: 'missing', path: 'home/missing.so', origin: 'settings', vendor: undefined },
  ]);
});

test('what p11-kit has registered is found, but for trust anchors and what is there already', async () => {
  computer.library('usr/lib/libregistered.so');
  computer.library('usr/lib/x86_64-linux-gnu/pkcs11/librelative.so');
  computer.library('usr/lib/libtrust.so');
  computer.library('usr/lib/libca.so');
  symlinkSync(computer.at('usr/lib/libca.so'), computer.at('usr/lib/libalias.so'));
  const modules = {
    'usr/share/p11-kit/modules/a.module': '# comment\nmodule: /usr/lib/libregistered.so\n',
    'usr/share/p11-kit/modules/b.module': 'module: librelative.so\n',
    'usr/share/p11-kit/modules/trust.module': 'module: /usr/lib/libtrust.so\ntrust-policy: yes\n',
    'etc/pkcs11/modules/alias.module': 'module: /usr/lib/libalias.so\n',
    'home/.config/pkcs11/modules/gone.module': 'module: /usr/lib/gone.so\n',
    'etc/pkcs11/modules/README': 'module: /usr/lib/libtrust.so\n',
  };
  for (const [path, text] of Object.entries(modules)) computer.write(path, text);
  expect(await find([vendor('ca', ['libca.so'])])).toEqual([
    { id: 'libca', path: 'usr/lib/libca.so', origin: 'catalogue', vendor: 'ca' },
    { id: 'libregistered', path: 'usr/lib/libregistered.so', origin: 'system', vendor: undefined },
    { id: 'librelative', path: 'usr/lib/x86_64-linux-gnu/pkcs11/librelative.so', origin: 'system', vendor: undefined },
  ]);
});

test('a vendor on request is used only where its file was chosen', async () => {
  const path = computer.library('usr/lib/softhsm/libsofthsm2.so');
  computer.write('usr/share/p11-kit/modules/softhsm2.module', 'module: /usr/lib/softhsm/libsofthsm2.so\n');
  expect(await find(builtInCatalogue.vendors)).toEqual([]);
  expect(await find(builtInCatalogue.vendors, [path])).toMatchObject([{ vendor: 'softhsm2' }]);
});

test('two files of one name have ids of their own, which stay', async () => {
  const paths = [computer.library('home/one/libca.so'), computer.library('home/two/libca.so')];
  const ids = (await find([], paths)).map(({ id }) => id);
  expect(ids).toEqual(['libca', expect.stringMatching(/^libca-[0-9a-f]{6}$/)]);
  expect((await find([], paths)).map(({ id }) => id)).toEqual(ids);
});

describe('in the registry of Windows', () => {
  const PROVIDERS = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider';
  /** As reg.exe prints it. */
  const printed = (key: string, values: Readonly<Record<string, string>>) =>
    `\r\n${key.replace('HKLM', 'HKEY_LOCAL_MACHINE')}\r\n${Object.entries(values)
      .map(([name, text]) => `    ${name}    ${text}\r\n`)
      .join('')}`;
  const windows = (keys: Readonly<Record<string, string>>): System => ({
    ...computer.system,
    platform: 'win32',
    env: { SystemRoot: computer.at('windows'), ProgramFiles: computer.at('programs') },
    registry: async (key) => keys[key] ?? Promise.reject(new Error('no such key')),
  });
  const paths = async (kind: LibraryKind, vendors: readonly Vendor[], system: System) =>
    (await findLibraries({ kind, chosen: [], vendors, system })).map(({ path, origin }) => [
      relative(computer.system.root, path),
      origin,
    ]);

  test('SKF libraries stand beside the CSPs of their vendors', async () => {
    for (const name of ['programs/CA one/skf.dll', 'windows\\System32/bare.dll', 'gone/csp.dll'])
      computer.library(name);
    const system = windows({
      [PROVIDERS]: [
        printed(PROVIDERS, { '(Default)': 'REG_SZ    (value not set)' }),
        printed(`${PROVIDERS}\\CA one`, {
          'Image Path': `REG_SZ    ${computer.at('gone/csp.dll')}`,
          SKFImagePath: 'REG_EXPAND_SZ    %ProgramFiles%/CA one/skf.dll',
          Type: 'REG_DWORD    0x1',
        }),
        printed(`${PROVIDERS}\\CA two`, { skfimagepath: 'REG_SZ    bare.dll' }),
        printed(`${PROVIDERS}\\CA three`, { SKFImagePath: `REG_SZ    ${computer.at('gone/skf.dll')}` }),
      ].join(''),
    });
    expect(await paths('skf', [], system)).toEqual([
      ['programs/CA one/skf.dll', 'system'],
      ['windows\\System32/bare.dll', 'system'],
    ]);
    expect(await paths('pkcs11', [], system)).toEqual([]);
  });

  test('a vendor of the catalogue may name values, which come before its places', async () => {
    for (const name of ['programs/ca.dll', 'windows\\System32/ca.dll']) computer.library(name);
    const key = 'HKLM\\SOFTWARE\\CA';
    const system = windows({
      [key]: `${printed(key, { Path: `REG_SZ    ${computer.at('programs/ca.dll')}` })}${printed(`${key}\\Old`, {
        Path: `REG_SZ    ${computer.at('windows\\System32/ca.dll')}`,
      })}`,
    });
    const places = { win32: [{ files: ['ca.dll'] }] };
    const ca: Vendor = { ...vendor('ca', []), libraries: places, registry: [{ key, value: 'path' }] };
    expect(await paths('pkcs11', [ca], system)).toEqual([['programs/ca.dll', 'catalogue']]);
    expect(await paths('pkcs11', [ca], windows({}))).toEqual([['windows\\System32/ca.dll', 'catalogue']]);
    const { registry: _, ...silent } = system;
    expect(await paths('pkcs11', [ca], silent)).toEqual([['windows\\System32/ca.dll', 'catalogue']]);
  });
});

test('names of folders on Windows may hold variables, and case does not count', async () => {
  const windows = {
    ...computer.system,
    platform: 'win32',
    env: { SystemRoot: computer.at('windows'), ProgramFiles: computer.at('programs') },
  } as const;
  computer.library('programs/CA/KEY.DLL');
  const ca: Vendor = {
    ...{ id: 'ca', title: { 'zh-CN': 'CA', en: 'CA' } },
    libraries: { win32: [{ files: ['key.dll'], folders: ['%ProgramFiles%/CA'] }] },
  };
  expect(await findLibraries({ kind: 'pkcs11', chosen: [], vendors: [ca], system: windows })).toMatchObject([
    { id: 'key', problem: { code: 'key-library.wrong-system' } },
  ]);
});
