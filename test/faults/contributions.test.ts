import {
  answerCalls,
  defineError,
  definePlugin,
  documentsRpc,
  PluginDeadline,
  PluginFault,
  ViewCalls,
  Views,
} from '@sealwright/core/api';
import type { TestHost } from '@sealwright/core/testkit';
import { startTestHost, testPlugin } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import { expectNeighbourWorks, FaultyAnswer, never, onlyFault, startLab, type Tool, Tools, tool } from './fault-lab.ts';

async function startWithTool(implementation: Tool): Promise<{ host: TestHost; saw: Tool }> {
  const host = await startLab([
    testPlugin(
      { id: 'faulty', contributes: { tools: [tool('saw')] } },
      definePlugin({ activate: ({ own, contribute }) => void own(contribute(Tools, 'saw', implementation)) }),
    ),
  ]);
  const saw = await host.point(Tools).get('saw')?.load();
  return { host, saw: saw as Tool };
}

test.each<[string, Tool]>([
  [
    'rejects',
    {
      use: async () => {
        throw new Error('blunt');
      },
    },
  ],
  [
    'throws synchronously',
    {
      use: () => {
        throw new Error('blunt');
      },
    },
  ],
  [
    'throws while its method is read',
    {
      get use(): never {
        throw new Error('blunt');
      },
    },
  ],
])('a contribution that %s', async (_, implementation) => {
  const { host, saw } = await startWithTool(implementation);
  const call = async () => saw.use('wood');
  await expect(call()).rejects.toSatisfy(PluginFault.is);
  await expect(call()).rejects.toMatchObject({
    data: { plugin: 'faulty', where: 'point tools/saw', message: 'blunt' },
  });
  expect(host.faults.list()).toHaveLength(2);
  expect(host.faults.list()[0]).toMatchObject({ plugin: 'faulty', where: 'point tools/saw', code: 'plugin.fault' });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('a synchronous method stays synchronous, and its throw is contained too', async () => {
  let healthy = true;
  const { host, saw } = await startWithTool({
    use: async () => '',
    measure() {
      if (!healthy) throw new Error('blunt');
      return 7;
    },
  });
  expect(saw.measure?.()).toBe(7);
  healthy = false;
  expect(() => saw.measure?.()).toThrow(expect.toSatisfy(PluginFault.is));
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'point tools/saw' });
  await host.dispose();
});

test('a contribution that never answers; its late failure is ignored', async () => {
  let fail = (_: Error) => {};
  const { host, saw } = await startWithTool({
    use: () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  });
  await expect(saw.use('wood')).rejects.toSatisfy(PluginDeadline.is);
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'point tools/saw', code: 'plugin.deadline' });
  fail(new Error('at last'));
  await expectNeighbourWorks(host);
  onlyFault(host);
  await host.dispose();
});

test('a typed error passes unchanged and is no fault', async () => {
  const WoodTooHard = defineError('saw.too-hard', { 'zh-CN': '太硬', en: 'too hard' });
  const error = WoodTooHard({});
  const { host, saw } = await startWithTool({ use: () => Promise.reject(error) });
  await expect(saw.use('wood')).rejects.toBe(error);
  expect(host.faults.list()).toEqual([]);
  await host.dispose();
});

test('a call that its caller aborts is no fault', async () => {
  const { host, saw } = await startWithTool({
    use: (_, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  });
  const controller = new AbortController();
  const call = saw.use('wood', controller.signal);
  controller.abort();
  await expect(call).rejects.toBe(controller.signal.reason);
  expect(host.faults.list()).toEqual([]);
  await host.dispose();
});

test('an implementation keeps its `this`, its private fields and its frozen shape', async () => {
  class Saw implements Tool {
    #teeth = 40;
    async use(input: string) {
      return `${input} with ${this.#teeth} teeth`;
    }
  }
  const { host, saw } = await startWithTool(Object.freeze(new Saw()));
  expect(await saw.use('cut')).toBe('cut with 40 teeth');
  expect(saw).toBeInstanceOf(Saw);
  expect(saw.use).toBe(saw.use);
  await host.dispose();
});

test('a service that throws is contained; one that takes its time is not hurried', async () => {
  const host = await startLab([
    testPlugin(
      { id: 'faulty', provides: { 'faulty.answer': '1.0.0' } },
      definePlugin({
        activate({ own, provide }) {
          own(
            provide(FaultyAnswer, {
              answer(question) {
                if (question === 'slow') return new Promise((resolve) => setTimeout(() => resolve('done'), 400));
                throw new Error('no idea');
              },
            }),
          );
        },
      }),
    ),
  ]);
  const service = await host.service(FaultyAnswer);
  expect(await service.answer('slow')).toBe('done');
  await expect(async () => service.answer('why')).rejects.toMatchObject({
    code: 'plugin.fault',
    data: { plugin: 'faulty', where: 'service faulty.answer' },
  });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'service faulty.answer' });
  await expectNeighbourWorks(host);
  await host.dispose();
});

test('the fault of a service is its owner’s, not that of the plugin that calls it', async () => {
  const host = await startLab([
    testPlugin(
      { id: 'faulty', provides: { 'faulty.answer': '1.0.0' } },
      definePlugin({
        activate: ({ own, provide }) =>
          void own(provide(FaultyAnswer, { answer: () => Promise.reject(new Error('no idea')) })),
      }),
    ),
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
  const drill = await host.point(Tools).get('drill')?.load();
  await expect(drill?.use('why')).rejects.toMatchObject({ code: 'plugin.fault', data: { plugin: 'faulty' } });
  expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'service faulty.answer' });
  await host.dispose();
});

test('a contribution that hangs does not keep the host from ending', async () => {
  const { host, saw } = await startWithTool({ use: () => never });
  const call = saw.use('wood').catch((error: unknown) => error);
  await host.dispose();
  expect(await call).toSatisfy(PluginDeadline.is);
});

test('a misspelt field in a contribution to a point of the host, also in a list within it', async () => {
  const title = { 'zh-CN': '页面', en: 'Page' };
  const host = await startTestHost({
    plugins: [
      testPlugin(
        { id: 'faulty', contributes: { views: [{ id: 'page', title, place: 'page', icno: 'house' }] } },
        definePlugin({ activate: () => {} }),
      ),
      testPlugin(
        {
          id: 'faulty-too',
          contributes: {
            cliCommands: [{ id: 'run', name: 'run', summary: title, arguments: [{ name: 'file', title, may: true }] }],
          },
        },
        definePlugin({ activate: () => {} }),
      ),
    ],
  });
  const errorOf = (id: string) => host.plugins.list().find((each) => each.id === id)?.errors[0];
  expect(errorOf('faulty')).toMatchObject({
    code: 'plugin.field-unknown',
    data: { plugin: 'faulty', point: 'views', contribution: 'page', field: 'icno' },
  });
  expect(errorOf('faulty')?.sentence.en).toContain('icon');
  expect(errorOf('faulty-too')).toMatchObject({ data: { point: 'cliCommands', field: 'arguments/0/may' } });
  expect(host.point(Views).list()).toEqual([]);
  await host.dispose();
});

test('calls under an id that is not the name of their rpc', async () => {
  const host = await startTestHost({
    plugins: [
      testPlugin(
        { id: 'faulty', contributes: { viewCalls: [{ id: 'calls' }] } },
        definePlugin({
          activate: ({ own, contribute }) =>
            void own(contribute(ViewCalls, 'calls', answerCalls(documentsRpc, {} as never))),
        }),
      ),
    ],
  });
  await expect(host.point(ViewCalls).get('calls')?.load()).rejects.toMatchObject({
    code: 'plugin.calls-misnamed',
    data: { plugin: 'faulty', contribution: 'calls', rpc: documentsRpc.name },
  });
  await host.dispose();
});
