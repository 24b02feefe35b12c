import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { definePoint, Settings } from '../api/index.ts';
import { testPlugin } from '../testkit/test-plugin.ts';
import { checkGraph } from './graph.ts';
import { manifestOf } from './manifest.ts';
import type { AnyPoint, InstalledPlugin, PluginPackage } from './plugin-package.ts';
import type { Surroundings } from './surroundings.ts';

const Lists = definePoint('lists', Type.Object({ title: Type.String() })).of<object>();
const surroundings: Surroundings = {
  engine: '0.1.0',
  services: new Map([['shell.clock', '1.1.0']]),
  points: new Map<string, AnyPoint>([
    ['lists', Lists],
    ['settings', Settings],
  ]),
  absent: new Set(),
};
const code = { activate() {} };

function install(manifest: Parameters<typeof testPlugin>[0], withCode = true): InstalledPlugin {
  const made: PluginPackage = testPlugin(manifest, withCode ? code : undefined);
  return { package: made, manifest: manifestOf(made.manifest) };
}

/** Plugin id -> codes and data of its errors. */
function errorsOf(plugins: readonly InstalledPlugin[], part: Partial<Surroundings> = {}) {
  const { errors } = checkGraph(plugins, { ...surroundings, ...part });
  return Object.fromEntries([...errors].map(([id, found]) => [id, found.map(({ code, data }) => ({ code, data }))]));
}

test('a sound graph has no errors, and grants every service to those that ask', () => {
  const graph = checkGraph(
    [
      install({ id: 'a', requires: { b: '^1.0.0', 'shell.clock': '^1.0.0' }, optional: { c: '*', nowhere: '*' } }),
      install({ id: 'b', provides: { b: '1.2.0' } }),
      install({ id: 'c', provides: { c: '0.3.0' } }),
    ],
    surroundings,
  );
  expect(graph.errors.size).toBe(0);
  expect(graph.warnings).toEqual([]);
  expect(Object.fromEntries(graph.grants.get('a') ?? [])).toEqual({ b: 'b', 'shell.clock': 'shell', c: 'c' });
});

test('an engine range that this host does not meet', () => {
  expect(errorsOf([install({ id: 'a', engine: '^2.0.0' })])).toEqual({
    a: [{ code: 'graph.engine-mismatch', data: { plugin: 'a', range: '^2.0.0', engine: '0.1.0' } }],
  });
});

test('a required service that nobody provides takes its dependents along', () => {
  const found = errorsOf([
    install({ id: 'a', requires: { gone: '*' }, provides: { a: '1.0.0' } }),
    install({ id: 'b', requires: { a: '*' }, provides: { b: '1.0.0' } }),
    install({ id: 'c', requires: { b: '*' } }),
    install({ id: 'd' }),
  ]);
  expect(found).toEqual({
    a: [{ code: 'graph.service-missing', data: { plugin: 'a', service: 'gone' } }],
    b: [{ code: 'graph.owner-unavailable', data: { plugin: 'b', service: 'a', owner: 'a' } }],
    c: [{ code: 'graph.owner-unavailable', data: { plugin: 'c', service: 'b', owner: 'b' } }],
  });
});

test('a service id that every object has by birth is missing like any other', () => {
  expect(errorsOf([install({ id: 'a', requires: { toString: '*' } }), install({ id: 'b' })])).toMatchObject({
    a: [{ code: 'graph.service-missing' }],
  });
});

test.each([
  ['a plugin', 'b', 'b', '1.2.0'],
  ['the shell', 'shell.clock', 'shell', '1.1.0'],
])('a version of %s out of range names both sides', (_, service, owner, version) => {
  const found = errorsOf([
    install({ id: 'a', requires: { [service]: '^2.0.0' } }),
    install({ id: 'b', provides: { b: '1.2.0' } }),
  ]);
  expect(found).toEqual({
    a: [{ code: 'graph.version-mismatch', data: { plugin: 'a', service, range: '^2.0.0', owner, version } }],
  });
});

test('a cycle of required services names all its plugins in order, and spares the rest', () => {
  const found = errorsOf([
    install({ id: 'c', requires: { b: '*' }, provides: { c: '1.0.0' } }),
    install({ id: 'b', requires: { a: '*' }, provides: { b: '1.0.0' } }),
    install({ id: 'a', requires: { c: '*' }, provides: { a: '1.0.0' } }),
    install({ id: 'd', requires: { a: '*' } }),
    install({ id: 'e', provides: { e: '1.0.0' } }),
  ]);
  const cycle = { code: 'graph.cycle', data: { plugins: ['a', 'c', 'b'] } };
  expect(found).toEqual({
    a: [cycle],
    b: [cycle],
    c: [cycle],
    d: [{ code: 'graph.owner-unavailable', data: { plugin: 'd', service: 'a', owner: 'a' } }],
  });
});

test('a plugin that requires its own service is a cycle of one', () => {
  expect(errorsOf([install({ id: 'a', requires: { a: '*' }, provides: { a: '1.0.0' } })])).toEqual({
    a: [{ code: 'graph.cycle', data: { plugins: ['a'] } }],
  });
});

test('an optional service that would close a cycle is left out with a warning', () => {
  const graph = checkGraph(
    [
      install({ id: 'a', optional: { b: '*' }, provides: { a: '1.0.0' } }),
      install({ id: 'b', requires: { a: '*' }, provides: { b: '1.0.0' } }),
    ],
    surroundings,
  );
  expect(graph.errors.size).toBe(0);
  expect(graph.warnings).toMatchObject([
    { plugin: 'a', error: { code: 'graph.optional-cycle', data: { plugin: 'a', service: 'b', owner: 'b' } } },
  ]);
  expect(graph.grants.get('a')?.has('b')).toBe(false);
});

test('an optional service of the wrong version is left out with a warning', () => {
  const graph = checkGraph(
    [install({ id: 'a', optional: { b: '^2.0.0' } }), install({ id: 'b', provides: { b: '1.0.0' } })],
    surroundings,
  );
  expect(graph.errors.size).toBe(0);
  expect(graph.warnings).toMatchObject([{ plugin: 'a', error: { code: 'graph.version-mismatch' } }]);
  expect(graph.grants.get('a')?.has('b')).toBe(false);
});

test.each([
  ['service', 'graph.service-owners', { provides: { x: '1.0.0' } }, { service: 'x' }],
  ['hook', 'graph.hook-owners', { hooks: ['x'] }, { hook: 'x' }],
  ['point', 'graph.point-owners', { points: { x: {} } }, { point: 'x' }],
  [
    'contribution',
    'graph.contribution-owners',
    { contributes: { lists: [{ id: 'x', title: 'X' }] } },
    { point: 'lists', contribution: 'x' },
  ],
])('two owners of a %s are both at fault and both named', (_, code, part, data) => {
  const error = { code, data: { ...data, plugins: ['a', 'b'] } };
  const found = errorsOf([install({ id: 'b', ...part }), install({ id: 'a', ...part }), install({ id: 'c' })]);
  expect(found).toEqual({ a: [error], b: [error] });
});

test('a claim on what the host has is the plugin’s fault alone', () => {
  const found = errorsOf([
    install({ id: 'a', provides: { 'shell.clock': '9.0.0' } }),
    install({ id: 'b', points: { lists: {} } }),
    install({ id: 'c', requires: { 'shell.clock': '^1.0.0' } }),
  ]);
  expect(found).toEqual({
    a: [{ code: 'graph.service-owners', data: { service: 'shell.clock', plugins: ['a', 'shell'] } }],
    b: [{ code: 'graph.point-owners', data: { point: 'lists', plugins: ['b', 'shell'] } }],
  });
});

test('a third party cannot take what a bundled plugin has', () => {
  const data = { settings: [{ id: 'x', title: { 'zh-CN': '', en: '' }, schema: {}, default: 1 }] };
  const found = errorsOf([
    install({ id: 'aaa', origin: 'third-party', contributes: data }, false),
    install({ id: 'b', contributes: data }, false),
  ]);
  expect(found).toEqual({
    aaa: [
      {
        code: 'graph.contribution-owners',
        data: { point: 'settings', contribution: 'x', plugins: ['aaa', 'b'] },
      },
    ],
  });
});

test('one plugin that lists a contribution twice', () => {
  const twice = [
    { id: 'x', title: 'X' },
    { id: 'x', title: 'Y' },
  ];
  expect(errorsOf([install({ id: 'a', contributes: { lists: twice } })])).toEqual({
    a: [{ code: 'graph.contribution-owners', data: { point: 'lists', contribution: 'x', plugins: ['a'] } }],
  });
});

test('a contribution to a point that nobody defines', () => {
  expect(errorsOf([install({ id: 'a', contributes: { nowhere: [] } })])).toEqual({
    a: [{ code: 'graph.point-unknown', data: { plugin: 'a', point: 'nowhere' } }],
  });
});

test('data that does not fit the point is named with its path; also for a point of another plugin', () => {
  const points = { colours: { type: 'object', properties: { rgb: { type: 'integer' } }, required: ['rgb'] } };
  const found = errorsOf([
    install({
      id: 'a',
      contributes: {
        lists: [
          { id: 'x', title: 'X' },
          { id: 'y', title: 7 },
        ],
      },
    }),
    install({ id: 'b', points }),
    install({ id: 'c', contributes: { colours: [{ id: 'red', rgb: 'ff0000' }] } }),
  ]);
  expect(found).toMatchObject({
    a: [{ code: 'plugin.manifest-invalid', data: { plugin: 'a', path: '/sealwright/contributes/lists/1/title' } }],
    c: [{ code: 'plugin.manifest-invalid', data: { plugin: 'c', path: '/sealwright/contributes/colours/0/rgb' } }],
  });
  expect(Object.keys(found).sort()).toEqual(['a', 'c']);
});

test('a setting whose default does not fit its own schema', () => {
  const setting = { id: 'x', title: { 'zh-CN': '', en: '' }, schema: { type: 'integer' }, default: 'seven' };
  expect(errorsOf([install({ id: 'a', contributes: { settings: [setting] } })])).toMatchObject({
    a: [{ code: 'plugin.manifest-invalid', data: { path: '/sealwright/contributes/settings/0/default' } }],
  });
});

test('what needs code is refused without host code', () => {
  expect(errorsOf([install({ id: 'a', provides: { a: '1.0.0' } }, false)])).toEqual({
    a: [{ code: 'graph.host-code-missing', data: { plugin: 'a' } }],
  });
});

test('host code of a third party is refused, its data is not', () => {
  const found = errorsOf([
    install({ id: 'a', origin: 'third-party' }),
    install({ id: 'b', origin: 'third-party' }, false),
  ]);
  expect(found).toEqual({ a: [{ code: 'plugin.isolation-unavailable', data: { plugin: 'a' } }] });
});

test('a tap of a hook that nobody owns is a warning', () => {
  const graph = checkGraph([install({ id: 'a', taps: ['nobodys'] })], surroundings);
  expect(graph.errors.size).toBe(0);
  expect(graph.warnings).toMatchObject([
    { plugin: 'a', error: { code: 'graph.hook-unowned', data: { plugin: 'a', hook: 'nobodys' } } },
  ]);
});

test('an absent plugin claims nothing, and those that need it say whom they miss', () => {
  const plugins = [
    install({ id: 'a', provides: { x: '1.0.0' } }),
    install({ id: 'b', provides: { x: '1.0.0' } }),
    install({ id: 'c', requires: { x: '*' } }),
  ];
  expect(errorsOf(plugins, { absent: new Set(['b']) })).toEqual({});
  expect(errorsOf(plugins, { absent: new Set(['a', 'b']) })).toEqual({
    c: [{ code: 'graph.owner-unavailable', data: { plugin: 'c', service: 'x', owner: 'a' } }],
  });
});

test('a plugin that is out for another reason does not contest what others own', () => {
  const plugins = [
    install({ id: 'a', provides: { x: '1.0.0' }, engine: '^9.0.0' }),
    install({ id: 'b', provides: { x: '1.0.0' } }),
  ];
  expect(Object.keys(errorsOf(plugins))).toEqual(['a']);
});
