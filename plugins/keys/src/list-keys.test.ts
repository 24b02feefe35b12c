import { readFileSync } from 'node:fs';
import { CliCommandData, type CliInvocation, SealwrightError, TokenRemoved } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { makeDriver, makeProcesses } from './key.fixture.ts';
import { ListKeys } from './list-keys.ts';

const invocation = (locale: 'zh-CN' | 'en') => ({ locale }) as CliInvocation;

function listing(drivers: Parameters<typeof makeProcesses>[0], locale: 'zh-CN' | 'en' = 'en') {
  return new ListKeys(makeProcesses(drivers).directory).run(invocation(locale));
}

const token = { id: 'b', label: 'Blank', serial: '7', manufacturer: 'Test' };
const notAfter = new Date('2020-05-06T12:00:00Z');
const one = makeDriver([{ token: 'a', holder: '张三', organisation: '测试公司', serial: '0abc', notAfter }]);

test('keys are shown with holder, issuer, type, validity and the state of their PINs', async () => {
  const { text, json, failed } = await listing({ soft: one });
  expect(text.split('\n')).toEqual([
    'Key         Holder           Issuer   Type      Usage    Validity                           PIN',
    'soft:a:key  张三 (测试公司)  Test CA  RSA 2048  signing  2024-01-01 – 2020-05-06 (expired)  ok, 5 left',
  ]);
  expect(json).toEqual([
    {
      ref: 'soft:a:key',
      id: 'soft:a:key',
      holder: '张三',
      organisation: '测试公司',
      issuer: 'Test CA',
      serial: '0abc',
      notBefore: '2024-01-01T00:00:00.000Z',
      notAfter: '2020-05-06T12:00:00.000Z',
      algorithm: 'RSA 2048',
      usage: 'signing',
      warnings: ['expired'],
      device: 'Label',
      token: { label: 'Label', serial: 'serial of a' },
      pin: { state: 'ok', triesLeft: 5 },
    },
  ]);
  expect(failed).toBe(false);
});

test('Chinese is spoken too', async () => {
  const { text } = await listing(
    { soft: makeDriver([{}], { pinStatus: async () => ({ state: 'locked', triesLeft: 0 }) }) },
    'zh-CN',
  );
  expect(text).toContain('持有人');
  expect(text).toMatch(/已锁定$/);
});

test('a driver that fails is named and hides no other', async () => {
  const sentence = { 'zh-CN': '驱动反复出错，已停用。', en: 'The driver was stopped.' };
  const { text, json, failed } = await listing({
    bad: new SealwrightError('driver.quarantined', {}, sentence),
    soft: one,
  });
  expect(text).toMatch(/soft:a:key.*\nbad \(Driver\): The driver was stopped\.$/);
  expect(json).toHaveLength(1);
  expect(failed).toBe(false);
});

test('a token that fails hides no other; one that was pulled out is not even named', async () => {
  const { keys } = makeDriver([{ token: 'a' }, { token: 'b' }, { token: 'c' }]);
  const shaky = makeDriver([{ token: 'a' }, { token: 'b' }, { token: 'c' }], {
    keys: async (token) => {
      if (token === 'a') throw TokenRemoved({ token });
      if (token === 'b') throw new Error('the chip does not answer');
      return keys(token);
    },
  });
  const { text } = await listing({ soft: shaky });
  expect(text).toContain('soft:c:key');
  expect(text).toMatch(/\nsoft \(Driver\): Error: the chip does not answer$/);
});

test('a key whose certificate cannot be read hides no other', async () => {
  const driver = makeDriver([{ token: 'a' }, { token: 'b' }]);
  const broken: typeof driver = {
    ...driver,
    keys: async (token) => (await driver.keys(token)).map((key) => (token === 'a' ? { ...key, chain: [] } : key)),
  };
  const { text } = await listing({ soft: broken });
  expect(text).toContain('soft:b:key');
  expect(text).toContain('soft (Driver): The certificate of a key cannot be read.');
});

test('a PIN whose state the driver does not tell is unknown', async () => {
  const { text, json } = await listing({
    soft: makeDriver([{}], { pinStatus: () => Promise.reject(new Error('busy')) }),
  });
  expect(text).toMatch(/unknown$/);
  expect(json).toMatchObject([{ pin: null }]);
});

test('what speaks against a key is said beside it', async () => {
  const day = 24 * 3_600_000;
  const { text, json } = await listing({
    soft: makeDriver([
      { key: 'short', bits: 1024 },
      { key: 'soon', notAfter: new Date(Date.now() + 29 * day) },
      { key: 'later', notAfter: new Date(Date.now() + 31 * day) },
    ]),
  });
  expect(json).toMatchObject([{ warnings: ['rsa-short'] }, { warnings: ['expires-soon'] }, { warnings: [] }]);
  const [, short, soon, later] = text.split('\n');
  expect(short).toContain('RSA 1024 (too short to be safe)');
  expect(soon).toContain(' (expires soon)');
  expect(later).toMatch(/RSA 2048 +signing +[-\d]+ – [-\d]+ +ok, 5 left$/);
});

test('a device that holds no key is named, and none of its keys is listed', async () => {
  const { text, json, failed } = await listing({
    soft: one,
    blank: makeDriver([], { tokens: async () => [token], keys: async () => [] }),
  });
  expect(text).toMatch(/soft:a:key.*\nBlank: the device holds no certificate\.$/);
  expect(json).toHaveLength(1);
  expect(failed).toBe(false);
});

test('no key at all is said, and is a failure only where a driver failed', async () => {
  expect(await listing({})).toEqual({ text: 'No key was found. Plug one in and try again.', json: [], failed: false });
  expect((await listing({ bad: new Error('broken') })).failed).toBe(true);
});

test('the manifest announces the command', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const [{ id, ...data }] = manifest.sealwright.contributes.cliCommands;
  expect(id).toBe('keys-list');
  expect(Object.keys(data).every((name) => name in CliCommandData.properties)).toBe(true);
  expect(data.name).toBe('keys list');
});
