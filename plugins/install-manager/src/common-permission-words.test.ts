import { points } from '@sealwright/core/api';
import { expect, it } from 'vitest';
import { permissionWords, pointNames } from './common-permission-words.ts';

const nothing = { contributes: [], services: [], taps: [], capabilities: [] };

it('says each thing once, what a user should think about first', () => {
  const contributes = [
    { point: 'stampModes', id: 'a' },
    { point: 'stampModes', id: 'b' },
    { point: 'tokenDrivers', id: 'c' },
  ];
  const words = permissionWords({ ...nothing, contributes, capabilities: ['files'], services: ['licence'] });
  expect(words.map(({ isGrave }) => isGrave)).toEqual([true, true, false, false]);
  expect(words[0]?.sentence['zh-CN']).toBe('读取和写入您的文件');
  expect(words[1]?.sentence['zh-CN']).toContain('PIN');
});

it('hides nothing that it has no words for', () => {
  const contributes = [{ point: 'toString', id: 'a' }];
  const words = permissionWords({ contributes, services: ['s'], taps: ['t'], capabilities: ['teleport'] });
  expect(words.map(({ sentence }) => sentence.en)).toEqual([
    'Other capability: teleport',
    'Point: toString',
    'Has a say in: t',
    'Uses the service: s',
  ]);
  expect(permissionWords(nothing)).toEqual([]);
});

it('has a name for every point', () => {
  expect(points.map(({ id }) => id).filter((id) => !(id in pointNames))).toEqual([]);
});
