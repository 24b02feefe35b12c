/** A host with one faulty plugin, `faulty`, beside a healthy one, `neighbour`; what the tests of containment share. */

import { definePlugin, definePoint, defineService, Localized, type PluginStatus } from '@sealwright/core/api';
import type { AnyPoint, Fault, HostOptions, PluginPackage } from '@sealwright/core/kernel';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { expect } from 'vitest';

export interface Tool {
  use(input: string, signal?: AbortSignal): Promise<string>;
  measure?(): number;
}
/** A point whose calls may take 200 ms. */
export const Tools = definePoint('tools', Localized).of<Tool>({ deadline: 200 });

export interface Answer {
  answer(question: string): Promise<string>;
}
export const NeighbourAnswer = defineService<Answer>('neighbour.answer');
export const FaultyAnswer = defineService<Answer>('faulty.answer');

export const tool = (id: string) => ({ id, 'zh-CN': id, en: id });

const neighbour = testPlugin(
  { id: 'neighbour', provides: { 'neighbour.answer': '1.0.0' }, contributes: { tools: [tool('hammer')] } },
  definePlugin({
    activate({ own, provide, contribute }) {
      own(provide(NeighbourAnswer, { answer: async (question) => `${question}!` }));
      own(contribute(Tools, 'hammer', { use: async (input) => `hammered ${input}` }));
    },
  }),
);

/** The time of every fault in a lab. */
export const NOON = new Date('2026-03-01T12:00:00Z');

export function startLab(faulty: readonly PluginPackage[], options: Partial<HostOptions> = {}): Promise<TestHost> {
  const points: AnyPoint[] = [Tools];
  return startTestHost({
    points,
    now: () => NOON,
    deadlines: { load: 200, activation: 200, disposal: 200 },
    ...options,
    plugins: [...faulty, neighbour],
  });
}

export async function expectNeighbourWorks(host: TestHost): Promise<void> {
  const service = await host.service(NeighbourAnswer);
  expect(await service.answer('well')).toBe('well!');
  const hammer = await host.point(Tools).get('hammer')?.load();
  expect(await hammer?.use('nail')).toBe('hammered nail');
  expect(statusOf(host, 'neighbour')).toMatchObject({ state: 'active', faults: 0 });
}

/** The one fault or warning that the host reported; its time is that of the lab. */
export function onlyFault(host: TestHost): Fault {
  const faults = host.faults.list();
  expect(faults.map(({ plugin, where, code }) => ({ plugin, where, code }))).toHaveLength(1);
  const [fault] = faults;
  expect(fault?.time).toEqual(NOON);
  return fault as Fault;
}

export function statusOf(host: TestHost, id: string): PluginStatus | undefined {
  return host.plugins.list().find((plugin) => plugin.id === id);
}

export const never = new Promise<never>(() => {});
