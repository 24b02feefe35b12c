import type { CliInvocation, LibraryReport, Locale } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { ListLibraries } from './list-libraries.ts';

const title = { 'zh-CN': '某某 CA', en: 'Some CA' };
const problem = { 'zh-CN': '程序库是 32 位的。', en: 'It is a 32-bit one.' };
const report = (change: Partial<LibraryReport> = {}): LibraryReport => ({
  libraries: [],
  usb: [],
  usbKnown: true,
  ...change,
});

function listed(reports: Readonly<Record<string, LibraryReport>>, locale: Locale = 'en') {
  const libraries = async () => Object.entries(reports).map(([driver, each]) => ({ driver, ...each }));
  return new ListLibraries({ libraries }).run({ locale } as CliInvocation);
}

test('the libraries of all drivers are named, each with its state', async () => {
  const fine = { title, file: '/lib/p11.so', kind: 'PKCS#11', architecture: 'x86-64', bits: 64 } as const;
  const old = { title, file: '/lib/skf.so', kind: 'SKF', unverified: true, problem };
  const { text, json, failed } = await listed({
    netca: report({ libraries: [fine] }),
    skf: report({ libraries: [old] }),
  });
  expect(text.split('\n').slice(1)).toEqual([
    'netca   Some CA                                PKCS#11    /lib/p11.so  usable',
    'skf     Some CA (never tried with a real key)  SKF        /lib/skf.so  It is a 32-bit one.',
  ]);
  expect(json).toEqual([
    { ...fine, driver: 'netca', title: 'Some CA', unverified: false, problem: null },
    { driver: 'skf', title: 'Some CA', file: '/lib/skf.so', kind: 'SKF', unverified: true, problem: problem.en },
  ]);
  expect(failed).toBe(false);
});

test('a USB key that no library reaches is named', async () => {
  const usb = [
    { title, vendor: '096e', product: '0807', problem },
    { title, vendor: '163c', product: '0001' },
  ];
  const { text } = await listed({ netca: report({ usb }) }, 'zh-CN');
  expect(text).toMatch(/没有找到密钥程序库.*\nUSB 密钥 096e:0807: 程序库是 32 位的。$/);
});

test('what is wrong with the catalogue of a driver is told as a failure', async () => {
  const { text, failed } = await listed({ netca: report({ problem }) });
  expect(text).toMatch(/\nIt is a 32-bit one\.$/);
  expect(failed).toBe(true);
});
