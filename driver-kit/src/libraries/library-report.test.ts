import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { elfHeader, fatMachHeader } from '../testing/library-headers.ts';
import { type TestSystem, testSystem } from '../testing/test-system.ts';
import { builtInCatalogue, type LibraryKind, type Vendor } from './catalogue.ts';
import { findLibraries } from './find-libraries.ts';
import { reportLibraries } from './library-report.ts';

let computer: TestSystem;
beforeEach(() => {
  computer = testSystem();
});
afterEach(() => computer.end());

const title = { 'zh-CN': '某某 CA', en: 'Some CA' };
const ca: Vendor = {
  ...{ id: 'ca', title, usb: [{ vendor: '1234' }], deviceAccess: true },
  libraries: { linux: [{ files: ['libca.so'] }, { kind: 'skf', files: ['libca_skf.so'] }] },
};
async function report(kind: LibraryKind, vendors: readonly Vendor[] = [ca], chosen: readonly string[] = []) {
  const { system } = computer;
  const libraries = await findLibraries({ kind, chosen, vendors, system });
  return reportLibraries({ kind, libraries, vendors, system });
}

describe('a library', () => {
  test('is told with its kind, processor and bits', async () => {
    const file = computer.library('usr/lib/libca.so');
    const skf = computer.library('usr/lib/libca_skf.so');
    const fits = { title, architecture: 'x86-64', bits: 64 };
    expect((await report('pkcs11')).libraries).toEqual([{ ...fits, file, kind: 'PKCS#11' }]);
    expect((await report('skf')).libraries).toEqual([{ ...fits, file: skf, kind: 'SKF' }]);
  });

  test('that cannot be used is told with the reason, in both languages', async () => {
    computer.write('usr/lib/libca.so', elfHeader({ machine: 3, wide: false }));
    const [finding] = (await report('pkcs11')).libraries;
    expect(finding).toMatchObject({ architecture: 'x86', bits: 32 });
    expect(finding?.problem?.['zh-CN']).toContain('32 位');
    expect(finding?.problem?.en).toContain('32-bit');
  });

  test('for several processors, or an unknown one, or none, has no bits', async () => {
    const chosen = [
      computer.write('a.dylib', fatMachHeader([0x100_0007, 0x100_000c])),
      computer.write('b.so', elfHeader({ machine: 22, wide: true, little: false })),
      computer.write('c.so', 'a text'),
    ];
    const found = (await report('pkcs11', [], chosen)).libraries;
    expect(found.map(({ architecture, bits }) => [architecture, bits])).toEqual([
      ['x86-64, arm64', undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

describe('a USB key', () => {
  const plugIn = (mayOpen = true) => computer.plugIn({ vendor: '1234', product: '00ff', mayOpen });
  const usb = async (...words: Parameters<typeof report>) => (await report(...words)).usb;

  test('that the catalogue knows is named, and nothing else', async () => {
    plugIn();
    computer.plugIn({ vendor: '046d', product: 'c077' });
    computer.library('usr/lib/libca.so');
    expect(await usb('pkcs11')).toEqual([{ title, vendor: '1234', product: '00ff' }]);
  });

  test('without a library says so', async () => {
    plugIn();
    const [finding] = await usb('pkcs11');
    expect(finding?.problem?.['zh-CN']).toMatch(/没有找到“某某 CA”的程序库.*请安装/);
  });

  test('whose library cannot be used says why', async () => {
    plugIn();
    computer.write('usr/lib/libca.so', elfHeader({ machine: 3, wide: false }));
    const [finding] = await usb('pkcs11');
    expect(finding?.problem?.en).toContain('32-bit');
  });

  test('that this user may not open says so', async () => {
    plugIn(false);
    computer.library('usr/lib/libca.so');
    const [finding] = await usb('pkcs11');
    expect(finding?.problem?.['zh-CN']).toContain('udev');
  });

  test('concerns the kinds of library that its vendor has here; all of them where it has none', async () => {
    plugIn();
    const only: Vendor = { ...ca, libraries: { linux: [{ kind: 'skf', files: ['libca_skf.so'] }] } };
    const none: Vendor = { ...ca, libraries: {} };
    const kinds = async (vendor: Vendor) =>
      [await usb('pkcs11', [vendor]), await usb('skf', [vendor])].map(({ length }) => length);
    expect(await kinds(only)).toEqual([0, 1]);
    expect(await kinds(none)).toEqual([1, 1]);
  });

  test('has the name of the vendor that knows it most exactly', async () => {
    plugIn();
    const other = { 'zh-CN': '另一家', en: 'Another' };
    const exact: Vendor = { id: 'other', title: other, usb: [{ vendor: '1234', product: '00ff' }] };
    expect(await usb('pkcs11', [ca, exact])).toMatchObject([{ title: other }]);
  });
});

test('whether USB devices could be looked at is told', async () => {
  expect((await report('pkcs11')).usbKnown).toBe(false);
  computer.plugIn({ vendor: '046d', product: 'c077' });
  expect((await report('pkcs11')).usbKnown).toBe(true);
});

test('a vendor that nobody has tried with a real key is marked', async () => {
  computer.library('usr/lib/libca.so');
  const [finding] = (await report('pkcs11', [{ ...ca, unverified: true }])).libraries;
  expect(finding?.unverified).toBe(true);
});

test('the built-in catalogue tells the two kinds of one vendor apart', async () => {
  const folder = 'opt/apps/com.longmai.gm3000user/files/lib';
  const pkcs11 = computer.library(`${folder}/libgm3000_pkcs11.so`);
  const skf = computer.library(`${folder}/libgm3000.1.0.so`);
  const files = async (kind: LibraryKind) =>
    (await report(kind, builtInCatalogue.vendors)).libraries.map(({ file }) => file);
  expect(await files('pkcs11')).toEqual([pkcs11]);
  expect(await files('skf')).toEqual([skf]);
});
