import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CharacterMissing } from '@sealwright/fonts/setting';
import { afterAll, expect, test } from 'vitest';
import { checkFolder } from './folder.ts';
import { checkMemory } from './memory.ts';
import { checkOperatingSystem, type OperatingSystem } from './operating-system.ts';
import { EMPTY_PAGE } from './pdf-reading.ts';
import { checkReaderService } from './reader-service.ts';
import { checkShippedFonts } from './shipped-fonts.ts';
import { rulesFor } from './udev-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-machine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linux = (osRelease: string, change: Partial<OperatingSystem> = {}): OperatingSystem => ({
  ...{ platform: 'linux', architecture: 'arm64', release: '4.19.0', version: '', wideArchitecture: undefined },
  osRelease,
  ...change,
});

test.each([
  [
    'UOS',
    'PRETTY_NAME="UnionTech OS Desktop 20 Professional"\nNAME="uos"\nID=uos\n',
    '统信 UOS（UnionTech OS Desktop 20 Professional）',
  ],
  ['Kylin', "PRETTY_NAME='Kylin V10 SP1'\nID=kylin\n", '银河麒麟（Kylin V10 SP1）'],
  ['Debian', 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n', 'Debian GNU/Linux 12 (bookworm)'],
  ['nothing that says its name', '', 'Linux'],
])('%s is called by its name', (_, osRelease, name) => {
  const [finding] = checkOperatingSystem(linux(osRelease));
  expect(finding).toMatchObject({ verdict: 'passed', sentence: { 'zh-CN': `${name}，arm64。` } });
});

test('a 32-bit program on a 64-bit system says what that means for drivers', () => {
  const windows = {
    platform: 'win32',
    architecture: 'ia32',
    version: 'Windows 10 Pro',
    wideArchitecture: 'AMD64',
  } as const;
  const [finding] = checkOperatingSystem(linux('', windows));
  expect(finding).toMatchObject({ verdict: 'notice', sentence: { en: expect.stringMatching(/32-bit drivers only/) } });
});

test('little memory is worth a warning', () => {
  expect(checkMemory({ total: 8e9, available: 4e9 })[0]?.verdict).toBe('passed');
  expect(checkMemory({ total: 8e9, available: 1e8 })[0]).toMatchObject({
    verdict: 'warning',
    sentence: { en: expect.stringContaining('100 MB') },
  });
});

test('a folder that can be written to is left as it was', async () => {
  const before = readdirSync(folder);
  expect(await checkFolder('profile', folder)).toMatchObject([{ facts: [{ value: folder }, {}] }]);
  expect(readdirSync(folder)).toEqual(before);
});

test('a folder that cannot be written to fails, by the reason of the system', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(await checkFolder('temporary', join(file, 'below'))).toMatchObject([
    { verdict: 'failed', sentence: { en: expect.stringContaining('ENOTDIR') } },
  ]);
  rmSync(file);
});

test('the reader service is known by whether it answers, not by its socket', async () => {
  const socket = join(folder, 'pcscd.comm');
  const ask = () => checkReaderService(undefined, { platform: 'linux', sockets: [socket] });
  expect(await ask()).toMatchObject([{ verdict: 'notice' }]);
  const server = createServer().listen(socket);
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await ask()).toMatchObject([{ verdict: 'passed' }]);
  await new Promise((resolve) => server.close(resolve));
  writeFileSync(socket, '');
  expect(await ask()).toMatchObject([{ verdict: 'warning' }]);
  rmSync(socket);
});

test('udev rules are found by the vendor that they name', async () => {
  const rules = join(folder, '90-mtoken.rules');
  writeFileSync(rules, 'SUBSYSTEM=="usb", ATTRS{idVendor}=="055C", MODE="0666"\n');
  writeFileSync(join(folder, '91-other.txt'), 'ATTRS{idVendor}=="055c"\n');
  expect(await rulesFor('055c', [folder, join(folder, 'gone')])).toEqual([rules]);
  expect(await rulesFor('096e', [folder])).toEqual([]);
});

test('the shipped fonts are there; one that lacks characters is named', async () => {
  expect((await checkShippedFonts())[0]?.verdict).toBe('passed');
  const broken = async () => ({ glyphs: async () => Promise.reject(CharacterMissing({ character: '印' })) });
  expect((await checkShippedFonts(broken))[0]).toMatchObject({
    verdict: 'failed',
    sentence: { en: expect.stringContaining('Noto Serif SC') },
  });
});

test('the test document is one that qpdf finds nothing wrong with', () => {
  const file = join(folder, 'empty.pdf');
  writeFileSync(file, EMPTY_PAGE);
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toMatch(/No syntax or stream encoding errors/);
});
