import { definePlugin, SettingsAdmin, SettingUnknown, type SettingValue } from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ValueMisfit } from './expectation.ts';
import { replaceSettings } from './replace-settings.ts';

const setting = (id: string, schema: object, initial: SettingValue) => ({
  id,
  title: { 'zh-CN': id, en: id },
  schema,
  default: initial,
});

let host: TestHost;
let admin: SettingsAdmin;

beforeEach(async () => {
  const settings = [
    setting('a.size', { type: 'integer', minimum: 1, maximum: 9 }, 5),
    setting('a.name', { type: 'string' }, ''),
    setting('a.list', { type: 'array', items: { type: 'string' } }, []),
  ];
  const owner = testPlugin({ id: 'a', contributes: { settings } }, definePlugin({ activate() {} }));
  host = await startTestHost({ plugins: [owner] });
  admin = await host.service(SettingsAdmin);
});
afterEach(() => host.dispose());

const setKeys = async () =>
  (await admin.list()).filter(({ isSet }) => isSet).map(({ key, value }) => [key, value] as const);

it('makes the given values the ones that are set', async () => {
  await admin.set('a.name', 'before');
  await replaceSettings(admin, [
    ['a.size', 7],
    ['a.list', ['x']],
  ]);
  expect(await setKeys()).toEqual([
    ['a.size', 7],
    ['a.list', ['x']],
  ]);
});

it('writes nothing when one of them does not fit or is unknown', async () => {
  const wrong = replaceSettings(admin, [
    ['a.name', 'new'],
    ['a.size', 10],
  ]);
  await expect(wrong).rejects.toSatisfy(ValueMisfit.is);
  const unknown = replaceSettings(admin, [
    ['a.name', 'new'],
    ['b.size', 1],
  ]);
  await expect(unknown).rejects.toSatisfy(SettingUnknown.is);
  expect(await setKeys()).toEqual([]);
});

it('takes back what was written when a later one cannot be', async () => {
  await admin.set('a.size', 3);
  const full = new Error('disk full');
  const failing: SettingsAdmin = {
    ...admin,
    list: () => admin.list(),
    reset: (key) => admin.reset(key),
    set: (key, value) => (key === 'a.list' ? Promise.reject(full) : admin.set(key, value)),
    onDidChange: admin.onDidChange,
  };
  const replaced = replaceSettings(failing, [
    ['a.name', 'new'],
    ['a.list', ['x']],
  ]);
  await expect(replaced).rejects.toBe(full);
  expect(await setKeys()).toEqual([['a.size', 3]]);
});

it('touches nothing that is already as wanted', async () => {
  await admin.set('a.size', 3);
  const heard: string[] = [];
  const subscription = admin.onDidChange(({ key }) => heard.push(key));
  await replaceSettings(admin, [['a.size', 3]]);
  expect(heard).toEqual([]);
  void subscription.dispose();
});
