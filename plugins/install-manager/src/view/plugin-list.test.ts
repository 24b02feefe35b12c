import type { PluginStatus } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { contributionsByPoint, dependentsOf, searchPlugins } from './plugin-list.ts';

const plugin = (id: string, requires: string[], provides: string[], state: PluginStatus['state'] = 'active') => ({
  id,
  requires,
  provides,
  state,
});

it('names all that would stop working, through others too, once', () => {
  const plugins = [
    plugin('engine', [], ['pdf']),
    plugin('signing', ['pdf'], ['signing']),
    plugin('verification', ['pdf'], []),
    plugin('inbox', ['signing', 'pdf'], []),
    plugin('off', ['pdf'], [], 'disabled'),
  ];
  expect(dependentsOf('engine', plugins)).toEqual(['inbox', 'signing', 'verification']);
  expect(dependentsOf('signing', plugins)).toEqual(['inbox']);
  expect(dependentsOf('inbox', plugins)).toEqual([]);
});

it('ends where plugins need each other', () => {
  expect(dependentsOf('a', [plugin('a', ['b'], ['a']), plugin('b', ['a'], ['b'])])).toEqual(['b']);
});

it('groups contributions by point', () => {
  const contributes = [
    { point: 'views', id: 'x' },
    { point: 'commands', id: 'y' },
    { point: 'views', id: 'z' },
  ];
  expect(contributionsByPoint({ contributes })).toEqual([
    { point: 'views', ids: ['x', 'z'] },
    { point: 'commands', ids: ['y'] },
  ]);
});

it('searches ids and descriptions', () => {
  const plugins = [
    { id: 'stamp-normal', description: 'Seals on a page' },
    { id: 'keys', description: 'Lists keys' },
  ] as PluginStatus[];
  expect(searchPlugins(plugins, 'SEALS stamp').map(({ id }) => id)).toEqual(['stamp-normal']);
  expect(searchPlugins(plugins, ' ')).toHaveLength(2);
});
