import type { PluginStatus } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { contributionsByPoint, dependentsOf, inOrder, searchPlugins } from './plugin-list.ts';

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

const described = (id: string, title: string, says: string, state: PluginStatus['state'] = 'active') => ({
  id,
  title: { 'zh-CN': title, en: id },
  description: { 'zh-CN': '', en: says },
  state,
});

it('searches ids, titles and descriptions in both languages', () => {
  const plugins = [
    described('stamp-normal', '普通签章', 'Seals on a page'),
    described('keys', '签名密钥', 'Lists keys'),
  ];
  const found = (query: string) => searchPlugins(plugins, query).map(({ id }) => id);
  expect(found('SEALS stamp')).toEqual(['stamp-normal']);
  expect(found('密钥')).toEqual(['keys']);
  expect(found(' ')).toHaveLength(2);
});

it('puts those in trouble first, the others in the order of the language', () => {
  const plugins = [described('a', '最近', ''), described('b', '打印', ''), described('c', '外观', '', 'failed')];
  expect(inOrder(plugins, 'zh-CN').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(inOrder(plugins, 'en').map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});
