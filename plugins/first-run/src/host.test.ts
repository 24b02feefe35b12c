import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CallHandler,
  CliCommands,
  type CliInvocation,
  defineError,
  definePlugin,
  Emitter,
  FirstSteps,
  type SetupStep,
  SetupSteps,
  ViewCalls,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { SetupReport } from './common-first-run-rpc.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const Broken = defineError('driver.broken', both('Broken.'));

let host: TestHost;
let calls: CallHandler;
let profile: string;
let states: Record<string, () => Promise<'done' | 'open'>>;
const changed = new Emitter<void>();

/** A plugin with one step. */
function stepPlugin(id: string, order: number, optional = true) {
  const data = { title: both(`title of ${id}`), description: both('...'), order, optional, command: `${id}.go` };
  const step: SetupStep = { state: () => states[id]!(), onDidChange: changed.event };
  return testPlugin(
    { id, contributes: { setupSteps: [{ id, ...data }] } },
    definePlugin({ activate: ({ own, contribute }) => void own(contribute(SetupSteps, id, step)) }),
  );
}

async function start() {
  host = await startTestHost({
    profile,
    plugins: [
      stepPlugin('a-late', 300),
      stepPlugin('z-first', 100, false),
      { manifest, origin: 'bundled', load: () => import('./host.ts') },
    ],
  });
  calls = await host.point(ViewCalls).get('first-run')!.load();
}

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'sealwright-first-'));
  states = { 'a-late': async () => 'open', 'z-first': async () => 'open' };
  await start();
});
afterEach(async () => {
  await host.dispose();
  await rm(profile, { recursive: true });
});

const call = async <T>(method: string, ...args: unknown[]) =>
  (await calls.call(method, args, { signal: new AbortController().signal, progress: () => {} })) as T;
const look = () => call<SetupReport>('look');
const statesOf = ({ steps }: SetupReport) => steps.map(({ id, state }) => [id, state]);

test('the steps stand in their order, whoever brings them', async () => {
  const { steps } = await look();
  expect(steps).toMatchObject([
    { id: 'z-first', title: both('title of z-first'), optional: false, command: 'z-first.go', state: 'open' },
    { id: 'a-late', optional: true, state: 'open' },
  ]);
});

test('they begin by themselves once in the life of a profile', async () => {
  expect((await look()).beginsByItself).toBe(true);
  const answers = await Promise.all([call('begin'), call('begin'), call('begin')]);
  expect(answers.filter(Boolean)).toHaveLength(1);
  await host.dispose();
  await start();
  expect((await look()).beginsByItself).toBe(false);
  expect(await call('begin')).toBe(false);
});

describe('a step that the program has ended in the middle of', () => {
  const endDuring = async (step: string) => {
    await call('begin');
    await call('walk', step);
    expect((await look()).beginsByItself).toBe(false);
    await host.dispose();
    await start();
  };

  test('is gone on with by the next start, once', async () => {
    await endDuring('z-first');
    expect((await look()).beginsByItself).toBe(true);
    expect([await call('begin'), await call('begin')]).toEqual([true, false]);
  });

  test.each([
    ['left', () => call('leave', 'z-first')],
    ['done', () => call('end')],
  ])('is none any more when it was %s', async (_, end) => {
    await call('begin');
    await call('walk', 'z-first');
    await end();
    await host.dispose();
    await start();
    expect(await look()).toMatchObject({ beginsByItself: false });
  });
});

test('others learn what is left: neither what is done nor what was skipped', async () => {
  const left = await host.service(FirstSteps);
  const changes = vi.fn();
  const listening = left.onDidChange(changes);
  expect(await left.open()).toEqual([both('title of z-first'), both('title of a-late')]);
  await call('skip', 'a-late', true);
  expect(changes).toHaveBeenCalled();
  expect(await left.open()).toEqual([both('title of z-first')]);
  await listening.dispose();
});

test('what is skipped and where its user left off is remembered; what is done is done', async () => {
  await call('skip', 'a-late', true);
  await call('leave', 'z-first');
  await host.dispose();
  await start();
  expect(await look()).toMatchObject({ leftAt: 'z-first' });
  expect(statesOf(await look())).toEqual([
    ['z-first', 'open'],
    ['a-late', 'skipped'],
  ]);
  states['a-late'] = async () => 'done';
  expect(statesOf(await look())[1]).toEqual(['a-late', 'done']);
  states['a-late'] = async () => 'open';
  await call('skip', 'a-late', false);
  expect(statesOf(await look())[1]).toEqual(['a-late', 'open']);
});

test('a step that throws is told with its fault, and keeps no other from being told', async () => {
  states['z-first'] = async () => {
    throw Broken({});
  };
  expect((await look()).steps).toMatchObject([
    { id: 'z-first', state: 'faulty', fault: { code: 'driver.broken' } },
    { id: 'a-late', state: 'open' },
  ]);
  states['z-first'] = async () => {
    throw new TypeError('untyped');
  };
  expect((await look()).steps[0]).toMatchObject({ state: 'faulty', fault: { code: 'plugin.fault' } });
});

test('changes are told: of the steps themselves, and of what was skipped', async () => {
  const ending = new AbortController();
  const told: SetupReport[] = [];
  const progress = (report: unknown) => void told.push(report as SetupReport);
  const ended = calls.call('watch', [], { signal: ending.signal, progress });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  states['z-first'] = async () => 'done';
  changed.fire();
  await vi.waitFor(() => expect(statesOf(told.at(-1)!)[0]).toEqual(['z-first', 'done']));
  await call('skip', 'a-late', true);
  await vi.waitFor(() => expect(statesOf(told.at(-1)!)[1]).toEqual(['a-late', 'skipped']));
  ending.abort();
  await ended;
});

test('the command line lists the states', async () => {
  const command = (await host.point(CliCommands).get('setup')?.load())!;
  const { text, json } = await command.run({ locale: 'zh-CN' } as CliInvocation);
  expect(text).toMatch(/z-first\s+title of z-first\s+未完成\na-late/);
  expect(json).toMatchObject([{ id: 'z-first', state: 'open' }, { id: 'a-late' }]);
});
