import { expect, test } from 'vitest';
import { manifestOf } from './manifest.ts';
import { ManifestInvalid } from './manifest-errors.ts';

const sound = { id: 'greeter', engine: '^0.1.0' };

function errorOf(packageJson: unknown): unknown {
  try {
    manifestOf(packageJson);
  } catch (error) {
    return error;
  }
  return undefined;
}

test('absent lists are empty ones', () => {
  expect(manifestOf({ name: 'x', version: '1.2.3', sealwright: sound })).toEqual({
    id: 'greeter',
    title: { 'zh-CN': 'greeter', en: 'greeter' },
    description: { 'zh-CN': '', en: '' },
    version: '1.2.3',
    engine: '^0.1.0',
    requires: {},
    optional: {},
    provides: {},
    hooks: [],
    taps: [],
    points: {},
    capabilities: [],
    contributes: {},
  });
});

test.each([
  ['/sealwright/contribute', { contribute: {} }, '/sealwright'],
  ['an id in capitals', { id: 'Greeter' }, '/sealwright/id'],
  ['a title in one language', { title: { en: 'Greeter' } }, '/sealwright/title'],
  ['an empty title', { title: { 'zh-CN': '', en: 'Greeter' } }, '/sealwright/title/zh-CN'],
  ['a description without languages', { description: 'Greets' }, '/sealwright/description'],
  ['the id of the host', { id: 'host' }, '/sealwright/id'],
  ['an engine that is no range', { engine: 'latest and greatest' }, '/sealwright/engine'],
  ['a required range', { requires: { 'pdf.engine': 'x.y' } }, '/sealwright/requires/pdf.engine'],
  ['an optional range', { optional: { 'a/b~c': '?' } }, '/sealwright/optional/a~1b~0c'],
  ['a provided version that is a range', { provides: { keys: '^1.0.0' } }, '/sealwright/provides/keys'],
  ['a contribution without id', { contributes: { menus: [{ title: 'x' }] } }, '/sealwright/contributes/menus/0'],
  ['taps that are no list', { taps: 'signing.decide' }, '/sealwright/taps'],
])('%s is named with its JSON path', (_, part, path) => {
  const error = errorOf({ name: 'x', version: '1.0.0', sealwright: { ...sound, ...part } });
  expect(error).toSatisfy(ManifestInvalid.is);
  expect((error as ReturnType<typeof ManifestInvalid>).data.path).toBe(path);
});

test('the error names the plugin by the best name there is', () => {
  expect(errorOf({ name: 'x', version: 'one', sealwright: sound })).toMatchObject({
    data: { plugin: 'greeter', path: '/version' },
  });
  expect(errorOf({ name: 'some-package', version: '1.0.0' })).toMatchObject({ data: { plugin: 'some-package' } });
});

test.each([null, undefined, 7, 'text', [], { sealwright: null }])('%j is no package.json', (packageJson) => {
  expect(errorOf(packageJson)).toSatisfy(ManifestInvalid.is);
});
