import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DriverProcesses, PinEntry, PluginAdmin, points, SettingsAdmin, Workbench } from '@sealwright/core/api';
import { type AnyPoint, checkGraph, ENGINE_VERSION, manifestOf } from '@sealwright/core/kernel';
import { expect, test } from 'vitest';

const plugins = fileURLToPath(new URL('../../plugins/', import.meta.url));

test('the bundled plugins fit each other: no errors, no warnings', () => {
  const installed = readdirSync(plugins).map((folder) => {
    const packageJson = JSON.parse(readFileSync(`${plugins}${folder}/package.json`, 'utf8'));
    const load = packageJson.exports?.['./host'] ? async () => ({ default: { activate() {} } }) : undefined;
    return {
      package: { manifest: packageJson, origin: 'bundled' as const, ...(load ? { load } : {}) },
      manifest: manifestOf(packageJson),
    };
  });
  const { errors, warnings, sound } = checkGraph(installed, {
    engine: ENGINE_VERSION,
    services: new Map(
      [DriverProcesses, PinEntry, PluginAdmin, SettingsAdmin, Workbench].map(({ id }) => [id, '1.0.0']),
    ),
    points: new Map(points.map((point): [string, AnyPoint] => [point.id, point])),
    absent: new Set(),
  });
  expect([...errors.values()].flat().map(({ message }) => message)).toEqual([]);
  expect(warnings.map(({ error }) => error.message)).toEqual([]);
  expect(sound.size).toBe(installed.length);
});
