import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlugin, Secret, toDisposable } from '@sealwright/core/api';
import { startTestHost, testPlugin } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import { expectNeighbourWorks, FaultyAnswer, never, onlyFault, startLab, statusOf, Tools, tool } from './fault-lab.ts';

const withTool = { id: 'faulty', contributes: { tools: [tool('saw')] } };

test('a registration that nobody owns is taken back and reported as a leak', async () => {
  const host = await startLab([
    testPlugin(
      withTool,
      definePlugin({ activate: ({ contribute }) => void contribute(Tools, 'saw', { use: async () => 'sawn' }) }),
    ),
  ]);
  const saw = await host.point(Tools).get('saw')?.load();
  expect(await saw?.use('')).toBe('sawn');
  await host.plugins.disable('faulty');
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'dispose', code: 'plugin.leak' });
  expect(onlyFault(host).message).toContain('point tools/saw');
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a disposable that leaks beyond the host makes the test host fail, and names the place', async () => {
  const host = await startTestHost({
    points: [Tools],
    plugins: [
      testPlugin(
        withTool,
        definePlugin({
          activate({ own, contribute }) {
            own(contribute(Tools, 'saw', { use: async () => '' }));
            toDisposable(() => {});
          },
        }),
      ),
    ],
  });
  await host.point(Tools).get('saw')?.load();
  await expect(host.dispose()).rejects.toThrow(/1 disposable.*plugin-life\.test\.ts/s);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('stuck');
    },
    'plugin.fault',
  ],
  ['never ends', () => never, 'plugin.deadline'],
])('a disposable whose end %s does not keep the plugin alive', async (_, end, code) => {
  const host = await startLab([
    testPlugin(
      withTool,
      definePlugin({
        activate({ own, contribute }) {
          own(contribute(Tools, 'saw', { use: async () => '' }));
          own(toDisposable(end));
        },
      }),
    ),
  ]);
  await host.point(Tools).get('saw')?.load();
  await host.plugins.disable('faulty');
  expect(statusOf(host, 'faulty')?.state).toBe('disabled');
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'dispose', code });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a flood of log entries is cut, counted and named; other logs go on', async () => {
  const host = await startLab([
    testPlugin(
      withTool,
      definePlugin({
        activate({ log, own, contribute }) {
          for (let count = 0; count < 5000; count++) log.info('drip', { count });
          own(contribute(Tools, 'saw', { use: async () => '' }));
        },
      }),
    ),
    testPlugin(
      { id: 'quiet', contributes: { tools: [tool('file')] } },
      definePlugin({
        activate({ log, own, contribute }) {
          log.info('hello');
          own(contribute(Tools, 'file', { use: async () => '' }));
        },
      }),
    ),
  ]);
  await host.point(Tools).get('saw')?.load();
  await host.point(Tools).get('file')?.load();
  await host.plugins.disable('faulty');

  const entries = host.log.filter(({ plugin }) => plugin === 'faulty');
  const written = entries.filter(({ message }) => message === 'drip').length;
  expect(written).toBeLessThan(1000);
  const dropped = entries.filter(({ data }) => data?.dropped !== undefined).map(({ data }) => Number(data?.dropped));
  expect(dropped.reduce((sum, count) => sum + count, written)).toBe(5000);
  expect(host.faults.list()).toContainEqual(
    expect.objectContaining({ plugin: 'faulty', where: 'log', code: 'plugin.log-flood', severity: 'warning' }),
  );
  expect(host.log.filter(({ plugin }) => plugin === 'quiet')).toMatchObject([{ message: 'hello' }]);
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a secret that gets into a log entry does not get out of it', async () => {
  const pin = Secret.fromText('86420975');
  const host = await startLab([
    testPlugin(
      withTool,
      definePlugin({
        activate({ log, own, contribute }) {
          log.info(`pin is ${pin}`, { pin, bytes: pin.use((bytes) => bytes) } as never);
          own(contribute(Tools, 'saw', { use: async () => '' }));
        },
      }),
    ),
  ]);
  await host.point(Tools).get('saw')?.load();
  expect(host.log.filter(({ plugin }) => plugin === 'faulty')).toMatchObject([
    { plugin: 'faulty', data: { pin: '[object]', bytes: '[object]' } },
  ]);
  expect(JSON.stringify(host.log)).not.toContain('86420975');
  await host.dispose();
});

test('disabling aborts the signal, ends dependents first and empties the lists; enabling brings all back', async () => {
  const ends: string[] = [];
  const dependent = testPlugin(
    { id: 'dependent', requires: { 'faulty.answer': '*' }, contributes: { tools: [tool('drill')] } },
    definePlugin({
      requires: { answer: FaultyAnswer },
      activate({ own, contribute, answer }) {
        own(toDisposable(async () => void ends.push(`dependent: ${await answer.answer('bye')}`)));
        own(contribute(Tools, 'drill', { use: (input) => answer.answer(input) }));
      },
    }),
  );
  const owner = testPlugin(
    { id: 'faulty', provides: { 'faulty.answer': '1.0.0' }, contributes: { tools: [tool('saw')] } },
    definePlugin({
      activate({ own, provide, contribute, signal }) {
        own(toDisposable(() => void ends.push(`owner, aborted: ${signal.aborted}`)));
        own(provide(FaultyAnswer, { answer: async (question) => `${question}?` }));
        own(contribute(Tools, 'saw', { use: async () => 'sawn' }));
      },
    }),
  );
  const host = await startLab([dependent, owner]);
  const reader = host.point(Tools);
  const ids = () => reader.list().map(({ id }) => id);
  let changes = 0;
  const subscription = reader.onDidChange(() => changes++);
  const drill = await reader.get('drill')?.load();
  const stale = reader.get('saw');
  expect(ids()).toEqual(['drill', 'saw', 'hammer']);

  await host.plugins.disable('faulty');
  expect(ends).toEqual(['dependent: bye?', 'owner, aborted: true']);
  expect(ids()).toEqual(['hammer']);
  expect(changes).toBe(1);
  expect(statusOf(host, 'dependent')).toMatchObject({ state: 'failed', errors: [{ code: 'graph.owner-unavailable' }] });
  await expect(stale?.load()).rejects.toMatchObject({ code: 'plugin.unavailable', data: { state: 'disabled' } });
  expect(() => drill?.use('')).toThrow(expect.objectContaining({ code: 'plugin.unavailable' }));
  await expectNeighbourWorks(host);

  await host.plugins.enable('faulty');
  expect(ids()).toEqual(['drill', 'saw', 'hammer']);
  expect(changes).toBe(2);
  expect(await (await reader.get('drill')?.load())?.use('again')).toBe('again?');
  expect(host.faults.list()).toEqual([]);
  await subscription.dispose();
  await host.dispose();
});

test('disabling a plugin in the middle of its activation takes effect at once', async () => {
  const host = await startLab([testPlugin(withTool, { activate: () => never })]);
  const load = host.point(Tools).get('saw')?.load();
  const outcome = load?.catch((error: unknown) => error);
  await host.plugins.disable('faulty');
  expect(statusOf(host, 'faulty')?.state).toBe('disabled');
  expect(await outcome).toMatchObject({ code: 'plugin.unavailable', data: { plugin: 'faulty' } });
  expect(host.faults.list()).toEqual([]);
  await host.dispose();
});

test('a disabled plugin stays disabled in the next session', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'sealwright-test-'));
  const saw = testPlugin(
    withTool,
    definePlugin({ activate: ({ own, contribute }) => void own(contribute(Tools, 'saw', { use: async () => '' })) }),
  );
  const first = await startLab([saw], { profile });
  await first.plugins.disable('faulty');
  await first.dispose();

  const second = await startLab([saw], { profile });
  expect(statusOf(second, 'faulty')?.state).toBe('disabled');
  expect(second.point(Tools).get('saw')).toBeUndefined();
  await second.plugins.enable('faulty');
  expect(second.point(Tools).get('saw')).toBeDefined();
  await second.dispose();
  await rm(profile, { recursive: true });
});
