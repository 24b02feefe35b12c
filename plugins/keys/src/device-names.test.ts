import { expect, test } from 'vitest';
import { defaultName } from './device-names.ts';
import { makeDriver, makeKey, makeProcesses } from './key.fixture.ts';

const title = { 'zh-CN': '网证通', en: 'NETCA' };
const same = (text: string) => ({ 'zh-CN': text, en: text });
const device = (info: Parameters<typeof makeKey>[0] = {}) => ({ ref: 'netca/one:t', token: makeKey(info).token });
const F320 = device({ label: 'NETCA Key', info: { serial: 'F320078983', manufacturer: 'Acme' } });

test('a device of a library is called by its vendor and serial number', () => {
  const library = { id: 'netca/one', title, isLibrary: true };
  expect(defaultName(F320, library)).toEqual({ 'zh-CN': '网证通-F320078983', en: 'NETCA-F320078983' });
  expect(defaultName(device({ label: 'Blank', info: { serial: ' ' } }), library).en).toBe('NETCA-Blank');
});

test('a device of another driver has the label that it gives, else maker and serial number', () => {
  const driver = { id: 'soft', title, isLibrary: false };
  expect(defaultName(F320, driver)).toEqual(same('NETCA Key'));
  expect(defaultName(device({ label: '', info: { serial: 'F3', manufacturer: 'Acme' } }), driver)).toEqual(
    same('Acme-F3'),
  );
  const bare = device({ label: '', info: { serial: '', manufacturer: '' } });
  expect(defaultName(bare, driver)).toEqual(same('netca/one:t'));
});

test('the name that its user gave belongs to the serial number, whichever library shows it', async () => {
  const { names, directory, list } = makeProcesses(
    { 'netca/one': makeDriver([{ info: { serial: 'F320' } }]) },
    { netca: { list: async () => [{ id: 'one', title, options: {} }] } },
  );
  const name = async () => (await directory.devices()).devices[0]?.name;
  expect(await name()).toEqual({ 'zh-CN': '网证通-F320', en: 'NETCA-F320' });
  await names.set(device({ info: { serial: 'f320 ' } }), '  财务部  ');
  expect(await name()).toEqual(same('财务部'));
  await names.set(device({ info: { serial: 'F320' } }), undefined);
  expect(await name()).toEqual({ 'zh-CN': '网证通-F320', en: 'NETCA-F320' });
  list.dispose();
});

test('a name is cut to sixty characters', async () => {
  const { names } = makeProcesses({});
  await names.set(F320, '𠮷'.repeat(61));
  expect((await names.read())(F320)).toBe('𠮷'.repeat(60));
});

test('neither a device nor its user can give a name that turns texts around or looks like another one', async () => {
  const hostile = device({
    label: '\u202eyek',
    info: { serial: '\u001b[2J\nF3\u200b', manufacturer: 'A'.repeat(1_000) },
  });
  const library = { id: 'netca/one', title, isLibrary: true };
  expect(defaultName(hostile, library).en).toBe('NETCA-[2J F3');
  const driver = { id: 'soft', title, isLibrary: false };
  expect(defaultName(hostile, driver)).toEqual(same('yek'));
  expect(defaultName({ ...hostile, token: { ...hostile.token, label: ' ' } }, driver)).toEqual(
    same(`${'A'.repeat(60)}-[2J F3`),
  );
  const { names } = makeProcesses({});
  await names.set(F320, '财务\u200b部\u202e\u0007');
  expect((await names.read())(F320)).toBe('财务部');
});
