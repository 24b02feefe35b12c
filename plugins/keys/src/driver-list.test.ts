import { Emitter, type TokenLibraries } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { makeDriver, makeProcesses } from './key.fixture.ts';
import { KeyDirectory } from './key-directory.ts';

const title = { 'zh-CN': '钥匙', en: 'Key' };
const library = (id: string) => ({ id, title, options: { path: `${id}.so` } });

test('keys of each library are listed beside those of other drivers', async () => {
  const { processes, list, given } = makeProcesses(
    { soft: makeDriver([{}]), 'netca/one': makeDriver([{}]), 'netca/two': makeDriver([{}]) },
    { netca: { list: async () => [library('one'), library('two')] } },
  );
  const { keys, faults } = await new KeyDirectory(list, processes).list();
  expect(keys.map(({ ref }) => ref)).toEqual(['soft:token:key', 'netca/one:token:key', 'netca/two:token:key']);
  expect(faults).toEqual([]);
  expect(given).toEqual({ netca: [library('one'), library('two')] });
});

test('a source of libraries that fails hides no other driver, and is named', async () => {
  const error = new Error('the catalogue cannot be read');
  const { processes, list } = makeProcesses(
    { soft: makeDriver([{}]) },
    { netca: { list: () => Promise.reject(error) } },
  );
  const { keys, faults } = await new KeyDirectory(list, processes).list();
  expect(keys).toHaveLength(1);
  expect(faults).toEqual([{ driver: 'netca', error }]);
});

test('a change of the libraries is passed on once, and no more after the end', async () => {
  const changed = new Emitter<void>();
  const source: TokenLibraries = { list: async () => [], onDidChange: changed.event };
  const { list, changes } = makeProcesses({}, { netca: source });
  await list.list();
  await list.list();
  changed.fire();
  expect(changes).toEqual(['libraries']);
  list.dispose();
  changed.fire();
  expect(changes).toHaveLength(1);
});
