import type { Notice, PluginSettings } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkAtStart, NOTICE } from './check-at-start.ts';
import { DeskLab } from './testing/desk-lab.ts';

const HOUR = 3_600_000;

let lab: DeskLab;
let isWanted: boolean;
const workbench = { notify: vi.fn<(notice: Notice) => void>(), withdrawNotice: vi.fn(), runCommand: vi.fn() };
beforeEach(() => {
  vi.clearAllMocks();
  lab = new DeskLab();
  isWanted = true;
});
afterEach(() => lab.end());

const publish = (version: string, change = {}) =>
  lab.publish({ version, files: [lab.package(Buffer.from(version))], ...change }, lab.now);

/** One start of the program, which asks the feed or does not. */
async function start(current = '1.0.0') {
  const desk = lab.desk({ current });
  const checking = vi.spyOn(desk, 'check');
  const settings = { get: () => isWanted } as unknown as PluginSettings;
  await checkAtStart({ desk, memory: lab.memory, settings, workbench, now: () => lab.now });
  return { desk, hasAsked: checking.mock.calls.length > 0 };
}
const announced = () => workbench.notify.mock.calls.map(([{ id, severity, message }]) => [id, severity, message.en]);

test('a newer version is announced once, and looked for once a day', async () => {
  publish('2.0.0');
  expect((await start()).hasAsked).toBe(true);
  expect(announced()).toEqual([[NOTICE, 'info', 'There is a newer version: 2.0.0.']]);
  expect(workbench.notify.mock.lastCall?.[0].actions?.map(({ command }) => command)).toEqual(['update.show']);
  lab.now = new Date(lab.now.getTime() + 23 * HOUR);
  expect((await start()).hasAsked).toBe(false);
  expect(announced()).toHaveLength(1);
  lab.now = new Date(lab.now.getTime() + 2 * HOUR);
  expect((await start()).hasAsked).toBe(true);
  expect(announced()).toHaveLength(2);
});

test('a check that failed counts for its day, too, and nobody is told', async () => {
  expect((await start()).hasAsked).toBe(true);
  publish('2.0.0');
  expect((await start()).hasAsked).toBe(false);
  expect(announced()).toEqual([]);
});

test('a clock that was set back is no reason to wait', async () => {
  lab.publish({ version: '1.0.0' }, new Date(lab.now.getTime() - 48 * HOUR));
  await start();
  lab.now = new Date(lab.now.getTime() - 25 * HOUR);
  expect((await start()).hasAsked).toBe(true);
});

test('what is mandatory is told at every start', async () => {
  publish('2.0.0', { mandatory: true });
  await start();
  expect((await start()).hasAsked).toBe(false);
  expect(announced().map(([, severity]) => severity)).toEqual(['warning', 'warning']);
  await start('2.0.0');
  expect(announced()).toHaveLength(2);
});

test('nothing is looked for without an address, or where its user does not want it', async () => {
  publish('2.0.0');
  lab.address = '';
  expect((await start()).hasAsked).toBe(false);
  lab.address = lab.folder;
  isWanted = false;
  expect((await start()).hasAsked).toBe(false);
  expect(announced()).toEqual([]);
});

test('after an installation its end is shown instead', async () => {
  publish('3.0.0');
  await lab.memory.installing('2.0.0');
  const { desk, hasAsked } = await start('2.0.0');
  expect(hasAsked).toBe(false);
  expect(workbench.runCommand).toHaveBeenCalledWith('update.show');
  expect((await desk.report()).phase).toEqual({ name: 'finished', version: '2.0.0' });
});
