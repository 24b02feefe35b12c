import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileLibrary } from '../testing/compiled-library.ts';
import { elfHeader, machHeader, peHeader } from '../testing/library-headers.ts';
import { type TestSystem, testSystem } from '../testing/test-system.ts';
import { diagnoseLibrary } from './diagnose-library.ts';

let computer: TestSystem;
beforeEach(() => {
  computer = testSystem();
});
afterEach(() => computer.end());

const told = async (path: string) => {
  const { problem } = await diagnoseLibrary(path, computer.system);
  return problem && { code: problem.code, data: problem.data };
};

test('a library that fits is not complained of', async () => {
  expect(await told(computer.library('usr/lib/libkey.so'))).toBeUndefined();
});

test('a file that is not there is named', async () => {
  const path = computer.at('usr/lib/none.so');
  expect(await told(path)).toEqual({ code: 'key-library.missing', data: { path } });
});

test.each([
  ['a 32-bit one', elfHeader({ machine: 3, wide: false }), 'wrong-bits', { has: 32, needs: 64 }],
  [
    'one for another processor',
    elfHeader({ machine: 183, wide: true }),
    'wrong-processor',
    { has: 'arm64', needs: 'x64' },
  ],
  ['one for Windows', peHeader(0x8664), 'wrong-system', { system: 'Windows' }],
  ['one for macOS', machHeader(0x100_0007), 'wrong-system', { system: 'macOS' }],
  ['a text', Buffer.from('not a library'), 'not-a-library', {}],
])('%s is told apart', async (_, bytes, code, data) => {
  const path = computer.write('usr/lib/libkey.so', bytes);
  expect(await told(path)).toEqual({ code: `key-library.${code}`, data: { path, ...data } });
});

test('on 32-bit Windows a 64-bit library does not fit either', async () => {
  const path = computer.write('key.dll', peHeader(0x8664));
  const { problem } = await diagnoseLibrary(path, { ...computer.system, platform: 'win32', architecture: 'ia32' });
  expect(problem?.sentence['zh-CN']).toContain('64 位的，而本程序是 32 位的');
});

test('what a library needs and this computer lacks is named', async () => {
  const path = compileLibrary(computer.at('.'), 'libkey.so', ['-lcrypto', '-Wl,-rpath,$ORIGIN']);
  const architecture = process.arch;
  const system = { ...computer.system, architecture };
  const missingNow = async () => (await diagnoseLibrary(path, system)).problem?.data.missing as string[] | undefined;
  const missing = (await missingNow())!;
  expect(missing).toEqual(
    expect.arrayContaining([expect.stringMatching(/^libcrypto/), expect.stringMatching(/^libc\./)]),
  );
  const [crypto] = missing.filter((name) => name.startsWith('libcrypto'));
  computer.write(crypto!, '');
  computer.write('opt/vendor/libc.so.6', '');
  computer.write('etc/ld.so.conf.d/vendor.conf', '# a comment\n/opt/vendor\n');
  const left = (await missingNow()) ?? [];
  expect(left).not.toContain(crypto);
  expect(left).not.toContain('libc.so.6');
});

test('what is no file is no library, and nobody waits for it', async () => {
  const pipe = computer.at('pipe.so');
  execFileSync('mkfifo', [pipe]);
  for (const path of [pipe, computer.at('.')]) {
    expect(await told(path)).toEqual({ code: 'key-library.not-a-library', data: { path } });
  }
});
