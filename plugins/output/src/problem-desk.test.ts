import {
  type DeviceListing,
  type DriverTrouble,
  Emitter,
  type Keys,
  type PluginStatus,
  PluginUnavailable,
} from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemDesk } from './problem-desk.ts';
import { VerifiedDocuments } from './verified-documents.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const text = (en: string) => ({ 'zh-CN': en, en });
const pages = plugin('pages', 'active', {
  contributes: [
    { point: 'viewCommands', id: 'plugins.manage' },
    { point: 'viewCommands', id: 'device-list.open' },
  ],
});

function plugin(id: string, state: PluginStatus['state'], more: Partial<PluginStatus> = {}): PluginStatus {
  const nothing = { faults: 0, errors: [], requires: [], provides: [], hooks: [], taps: [], capabilities: [] };
  const known = { id, title: text(id), description: text(''), version: '1.0.0', origin: 'bundled' } as const;
  return { ...known, ...nothing, contributes: [], state, ...more };
}

function trouble(driver: string, quarantined = false): DriverTrouble {
  return {
    driver,
    title: text(`key of ${driver}`),
    error: PluginUnavailable({ plugin: driver, state: 'stopped' }),
    quarantined,
  };
}

function start(plugins: PluginStatus[], troubles: DriverTrouble[] = []) {
  const changed = { plugins: new Emitter<void>(), keys: new Emitter<void>() };
  const devices = vi.fn(async (): Promise<DeviceListing> => ({ devices: [], troubles, pending: [] }));
  const keys: Pick<Keys, 'devices' | 'onDidChange'> = { devices, onDidChange: changed.keys.event };
  const admin = { list: () => plugins, onDidChange: changed.plugins.event };
  const open = {
    list: vi.fn((): readonly { id: string }[] => [{ id: 'a' }, { id: 'b' }]),
    changed: new Emitter<void>(),
  };
  const documents = new VerifiedDocuments({ list: open.list as never, onDidChange: open.changed.event });
  const desk = new ProblemDesk({ plugins: admin, keys, documents });
  const told = vi.fn();
  desk.onDidChange(told);
  const settled = () => vi.advanceTimersByTimeAsync(1_000);
  return { desk, plugins, troubles, changed, devices, documents, open, told, settled };
}

test('plugins that work or were switched off by their user are no problem', async () => {
  const { desk, settled } = start([pages, plugin('a', 'inactive'), plugin('b', 'disabled'), plugin('c', 'activating')]);
  await settled();
  expect(desk.list()).toEqual([]);
});

test('a plugin that failed is listed with why, a quarantined one as such, both with what mends them', async () => {
  const why = PluginUnavailable({ plugin: 'other', state: 'stopped' }).toJSON();
  const { desk, settled } = start([
    pages,
    plugin('a', 'failed', { errors: [why], faults: 1 }),
    plugin('b', 'quarantined', { faults: 3 }),
  ]);
  await settled();
  expect(desk.list()).toMatchObject([
    {
      id: 'plugin:a',
      severity: 'error',
      subject: text('a'),
      error: { code: 'plugin.unavailable' },
      repairs: [{ command: 'workbench.enable-plugin', argument: 'a' }, { command: 'plugins.manage' }],
    },
    { id: 'plugin:b', error: { code: 'output.plugin-quarantined' } },
  ]);
});

test('what never ran is not offered another try', async () => {
  const { desk, settled } = start([pages, plugin('a', 'failed')]);
  await settled();
  expect(desk.list()[0]?.repairs.map(({ command }) => command)).toEqual(['plugins.manage']);
});

test('drivers in trouble are listed, with the page that says more where there is one', async () => {
  const troubles = [trouble('skf'), trouble('netca', true)];
  const with_ = start([pages], [...troubles]);
  await with_.settled();
  expect(with_.desk.list()).toMatchObject([
    { id: 'key:skf', kind: 'key', severity: 'warning', repairs: [{ command: 'device-list.open' }] },
    { id: 'key:netca', kind: 'key', severity: 'error' },
  ]);
  const without = start([{ ...pages, state: 'disabled' }], [...troubles]);
  await without.settled();
  expect(without.desk.list().map(({ repairs }) => repairs)).toEqual([[], []]);
});

test('a document whose signatures do not hold is listed until it is mended or closed', async () => {
  const shows = plugin('verification', 'active', { contributes: [{ point: 'viewCommands', id: 'verification.show' }] });
  const { desk, documents, open, settled } = start([shows]);
  documents.put({ document: 'a', name: '甲.pdf', integrities: ['valid', 'modified', 'valid-with-later-changes'] });
  documents.put({ document: 'b', name: '乙.pdf', integrities: ['modified', 'invalid', 'invalid'] });
  await settled();
  expect(desk.list()).toMatchObject([
    {
      id: 'document:a',
      kind: 'document',
      subject: text('甲.pdf'),
      error: { code: 'output.document-modified', data: { count: 1 } },
      repairs: [{ command: 'verification.show', argument: 'a' }],
    },
    { id: 'document:b', error: { code: 'output.signature-invalid', data: { count: 2 } } },
  ]);
  documents.put({ document: 'a', name: '甲.pdf', integrities: ['valid', 'indeterminate'] });
  open.list.mockReturnValue([{ id: 'a' }]);
  open.changed.fire();
  await settled();
  expect(desk.list()).toEqual([]);
});

test('it tells of changes and of nothing else, and asks the drivers only when they have something new', async () => {
  const { desk, plugins, troubles, changed, devices, told, settled } = start([pages]);
  await settled();
  changed.plugins.fire();
  await settled();
  expect(told).not.toHaveBeenCalled();
  plugins.push(plugin('a', 'quarantined'));
  for (let times = 5; times > 0; times--) changed.plugins.fire();
  await settled();
  expect(told).toHaveBeenCalledTimes(1);
  expect(devices).toHaveBeenCalledTimes(1);
  troubles.push(trouble('skf'));
  changed.keys.fire();
  await settled();
  expect(told).toHaveBeenCalledTimes(2);
  expect(desk.list().map(({ id }) => id)).toEqual(['key:skf', 'plugin:a']);
  plugins.pop();
  troubles.pop();
  changed.keys.fire();
  await settled();
  expect(desk.list()).toEqual([]);
});

test('a failing service of keys takes nothing away from the rest', async () => {
  const { desk, devices, changed, settled } = start([plugin('a', 'quarantined')], [trouble('skf')]);
  await settled();
  expect(desk.list()).toHaveLength(2);
  devices.mockRejectedValue(new Error('gone'));
  changed.keys.fire();
  await settled();
  expect(desk.list().map(({ id }) => id)).toEqual(['plugin:a']);
});
