import { definePlugin, toDisposable } from '@sealwright/core/api';
import type { AnyDefinition } from '@sealwright/core/kernel';
import { testPlugin } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import {
  expectNeighbourWorks,
  FaultyAnswer,
  NeighbourAnswer,
  never,
  onlyFault,
  startLab,
  statusOf,
  Tools,
  tool,
} from './fault-lab.ts';

const manifest = {
  id: 'faulty',
  provides: { 'faulty.answer': '1.0.0' },
  contributes: { tools: [tool('saw')] },
};

test.each([
  ['throws while its module loads', () => Promise.reject(new Error('no such file'))],
  ['has no default export', async () => ({}) as { default: AnyDefinition }],
  ['exports something else than a plugin', async () => ({ default: 7 as unknown as AnyDefinition })],
  [
    'throws synchronously instead of loading',
    () => {
      throw new Error('no such file');
    },
  ],
])('a plugin that %s', async (_, load) => {
  const host = await startLab([testPlugin(manifest, load)]);
  await expect(host.service(FaultyAnswer)).rejects.toMatchObject({
    code: 'plugin.load-failed',
    data: { plugin: 'faulty' },
  });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'load', code: 'plugin.load-failed' });
  expect(statusOf(host, 'faulty')).toMatchObject({
    state: 'failed',
    faults: 1,
    errors: [{ code: 'plugin.load-failed' }],
  });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a plugin whose module never finishes loading', async () => {
  const host = await startLab([testPlugin(manifest, () => never)]);
  await expect(host.service(FaultyAnswer)).rejects.toMatchObject({ code: 'plugin.deadline' });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'load', code: 'plugin.deadline' });
  await expectNeighbourWorks(host);
  await host.dispose();
});

class Explosive {
  constructor() {
    throw new RangeError('cannot be built');
  }
}

test.each([
  [
    'throws',
    () => {
      throw new Error('bad luck');
    },
    'bad luck',
  ],
  [
    'rejects',
    async () => {
      throw new Error('bad luck');
    },
    'bad luck',
  ],
  ['builds an object whose constructor throws', () => void new Explosive(), 'cannot be built'],
  [
    'throws null',
    () => {
      throw null;
    },
    'null',
  ],
  [
    'throws what cannot even be described',
    () => {
      throw { toString: never };
    },
    'a value that cannot be described',
  ],
])('a plugin whose activate %s', async (_, activate, message) => {
  const host = await startLab([testPlugin(manifest, { activate })]);
  await expect(host.service(FaultyAnswer)).rejects.toMatchObject({
    code: 'plugin.activation-failed',
    data: { plugin: 'faulty', message },
  });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'activate', code: 'plugin.activation-failed' });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('what a failing activation registered and owned is taken back, and it is not tried again', async () => {
  let attempts = 0;
  let ended = 0;
  const host = await startLab([
    testPlugin(
      manifest,
      definePlugin({
        activate({ own, provide, contribute }) {
          attempts++;
          own(toDisposable(() => void ended++));
          provide(FaultyAnswer, { answer: async () => 'half-built' });
          own(contribute(Tools, 'saw', { use: async () => 'half-built' }));
          throw new Error('bad luck');
        },
      }),
    ),
  ]);
  await expect(host.service(FaultyAnswer)).rejects.toMatchObject({ code: 'plugin.activation-failed' });
  await expect(host.point(Tools).get('saw')?.load()).rejects.toMatchObject({ code: 'plugin.activation-failed' });
  expect({ attempts, ended }).toEqual({ attempts: 1, ended: 1 });
  onlyFault(host);
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('an activation that never returns; what it registers later is refused', async () => {
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let late: unknown;
  let aborted = false;
  let lateEnds = 0;
  const host = await startLab([
    testPlugin(
      manifest,
      definePlugin({
        async activate({ signal, provide, own }) {
          await waiting;
          aborted = signal.aborted;
          own(toDisposable(() => void lateEnds++));
          try {
            provide(FaultyAnswer, { answer: async () => 'too late' });
          } catch (error) {
            late = error;
          }
        },
      }),
    ),
  ]);
  await expect(host.service(FaultyAnswer)).rejects.toMatchObject({
    code: 'plugin.deadline',
    data: { where: 'activate' },
  });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'activate', code: 'plugin.deadline' });

  goOn();
  await expectNeighbourWorks(host);
  expect(late).toMatchObject({ code: 'plugin.unavailable', data: { plugin: 'faulty', state: 'stopped' } });
  expect({ aborted, lateEnds }).toEqual({ aborted: true, lateEnds: 1 });
  await expect(host.service(FaultyAnswer)).rejects.toMatchObject({ code: 'plugin.deadline' });
  await host.dispose();
});

test.each([
  [
    'provides an undeclared service',
    definePlugin({
      activate: ({ own, provide }) => void own(provide(NeighbourAnswer, { answer: async () => 'mine' })),
    }),
    'service neighbour.answer',
  ],
  [
    'contributes under an undeclared id, and swallows the refusal',
    definePlugin({
      activate({ contribute }) {
        try {
          contribute(Tools, 'hammer', { use: async () => 'stolen' });
        } catch {
          // as if nothing had happened
        }
      },
    }),
    'point tools/hammer',
  ],
  [
    'asks for an undeclared service',
    definePlugin({ requires: { answer: NeighbourAnswer }, activate() {} }),
    'required service neighbour.answer',
  ],
])('a plugin that %s', async (_, definition, what) => {
  const host = await startLab([testPlugin({ id: 'faulty', contributes: { tools: [tool('saw')] } }, definition)]);
  await expect(host.point(Tools).get('saw')?.load()).rejects.toMatchObject({
    code: 'plugin.undeclared',
    data: { plugin: 'faulty', what },
  });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'activate', code: 'plugin.undeclared' });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a plugin that does not register what its manifest announces', async () => {
  const host = await startLab([
    testPlugin(
      { ...manifest, taps: ['somebodys.hook'] },
      definePlugin({ activate: ({ own, contribute }) => void own(contribute(Tools, 'saw', { use: async () => '' })) }),
    ),
  ]);
  await expect(host.service(FaultyAnswer)).rejects.toMatchObject({
    code: 'plugin.contribution-missing',
    data: { plugin: 'faulty', what: ['service faulty.answer', 'hook somebodys.hook'] },
  });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a plugin that needs a failed one fails with its name, and is not blamed', async () => {
  const host = await startLab([
    testPlugin(manifest, { activate: () => Promise.reject(new Error('bad luck')) }),
    testPlugin(
      { id: 'dependent', requires: { 'faulty.answer': '^1.0.0' }, contributes: { tools: [tool('drill')] } },
      definePlugin({
        requires: { answer: FaultyAnswer },
        activate({ own, contribute, answer }) {
          own(contribute(Tools, 'drill', { use: (input) => answer.answer(input) }));
        },
      }),
    ),
  ]);
  await expect(host.point(Tools).get('drill')?.load()).rejects.toMatchObject({
    code: 'plugin.dependency-failed',
    data: { plugin: 'dependent', service: 'faulty.answer', owner: 'faulty' },
  });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty' });
  expect(statusOf(host, 'dependent')).toMatchObject({ state: 'failed', faults: 0 });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a plugin that can do without a failed one starts without it', async () => {
  const host = await startLab([
    testPlugin(manifest, { activate: () => Promise.reject(new Error('bad luck')) }),
    testPlugin(
      { id: 'content', optional: { 'faulty.answer': '^1.0.0' }, contributes: { tools: [tool('drill')] } },
      definePlugin({
        optional: { answer: FaultyAnswer },
        activate({ own, contribute, answer }) {
          own(contribute(Tools, 'drill', { use: async () => (answer ? 'with' : 'without') }));
        },
      }),
    ),
  ]);
  const drill = await host.point(Tools).get('drill')?.load();
  expect(await drill?.use('')).toBe('without');
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty' });
  await host.dispose();
});
