import { Emitter, type TokenLibraries } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { makeDriver, makeProcesses } from './key.fixture.ts';

const title = { 'zh-CN': '钥匙', en: 'Key' };
const library = (id: string) => ({ id, title, options: { path: `${id}.so` } });

test('keys of each library are listed beside those of other drivers', async () => {
  const { directory, given } = makeProcesses(
    {
      soft: makeDriver([{ token: 'a' }]),
      'netca/one': makeDriver([{ token: 'b' }]),
      'netca/two': makeDriver([{ token: 'c' }]),
    },
    { netca: { list: async () => [library('one'), library('two')] } },
  );
  const { devices, troubles } = await directory.complete();
  expect(devices.map(({ ref }) => ref)).toEqual(['soft:a', 'netca/one:b', 'netca/two:c']);
  expect(troubles).toEqual([]);
  expect(given).toEqual({ netca: [library('one'), library('two')] });
});

test('a source of libraries that fails hides no other driver, and is named', async () => {
  const error = new Error('the catalogue cannot be read');
  const { directory } = makeProcesses({ soft: makeDriver([{}]) }, { netca: { list: () => Promise.reject(error) } });
  const { devices, troubles, pending } = await directory.devices();
  expect(devices).toHaveLength(1);
  expect(troubles).toEqual([{ driver: 'netca', title: { 'zh-CN': '驱动', en: 'Driver' }, error, quarantined: false }]);
  expect(pending).toEqual([]);
});

test('a change of the libraries is passed on once, asks for them anew, and is no more after the end', async () => {
  const changed = new Emitter<void>();
  const source: TokenLibraries = { list: vi.fn(async () => []), onDidChange: changed.event };
  const { directory, list, changes } = makeProcesses({}, { netca: source });
  const heard = vi.fn();
  changes.event(heard);
  await directory.devices();
  await directory.devices();
  expect(source.list).toHaveBeenCalledTimes(1);
  changed.fire();
  expect(heard).toHaveBeenCalledTimes(1);
  await directory.devices();
  expect(source.list).toHaveBeenCalledTimes(2);
  list.dispose();
  changed.fire();
  expect(heard).toHaveBeenCalledTimes(1);
});

test('reports what stands behind the libraries, without those that fail or tell nothing', async () => {
  const report = { libraries: [], usb: [], usbKnown: true };
  const { list } = makeProcesses(
    { soft: makeDriver([]) },
    {
      netca: { list: async () => [], report: async () => report },
      skf: { list: async () => [], report: () => Promise.reject(new Error('no')) },
      other: { list: async () => [] },
    },
  );
  expect(await list.reports()).toEqual([{ driver: 'netca', ...report }]);
});
