import {
  defineError,
  definePlugin,
  type SystemCheck,
  type SystemCheckData,
  type SystemCheckFinding,
  SystemChecks,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, expect, test } from 'vitest';
import { CheckRunner } from './check-runner.ts';
import type { CheckReport } from './common-check-rpc.ts';

const Broken = defineError('test.broken', { 'zh-CN': '坏了。', en: 'Broken.' });
const title = { 'zh-CN': '检测', en: 'Check' };
const fine: SystemCheckFinding = { verdict: 'passed', sentence: { 'zh-CN': '好。', en: 'Fine.' } };

let host: TestHost | undefined;
afterEach(() => host?.dispose());

/** A runner over checks in a plugin of their own, by their ids. */
async function runnerOf(
  checks: Readonly<Record<string, SystemCheck['check']>>,
  data: (id: string) => SystemCheckData = () => ({ title, group: 'machine' }),
): Promise<CheckRunner> {
  const contributor = testPlugin(
    { id: 'checks', contributes: { systemChecks: Object.keys(checks).map((id) => ({ id, ...data(id) })) } },
    definePlugin({
      activate({ own, contribute }) {
        for (const [id, check] of Object.entries(checks)) own(contribute(SystemChecks, id, { check }));
      },
    }),
  );
  host = await startTestHost({ plugins: [contributor] });
  return new CheckRunner(host.point(SystemChecks));
}

async function outcomes(runner: CheckRunner, ids = runner.list().map(({ id }) => id)) {
  const reports: CheckReport[] = [];
  await runner.run(ids, (report) => void reports.push(report), new AbortController().signal);
  return Object.fromEntries(reports.map(({ id, outcome }) => [id, outcome]));
}

test('checks are listed by group, then by order', async () => {
  const data: Record<string, SystemCheckData> = {
    late: { title, group: 'drivers', order: 500 },
    plain: { title, group: 'drivers' },
    early: { title, group: 'drivers', order: 1 },
    clock: { title, group: 'machine', order: 1 },
    keys: { title, group: 'keys', order: 900 },
  };
  const none = async () => [];
  const runner = await runnerOf(Object.fromEntries(Object.keys(data).map((id) => [id, none])), (id) => data[id]!);
  expect(runner.list().map(({ id }) => id)).toEqual(['early', 'plain', 'late', 'keys', 'clock']);
});

test('one that throws, or answers with nonsense, is told as such and keeps no other from being told', async () => {
  const runner = await runnerOf({
    fine: async () => [fine],
    typed: async () => {
      throw Broken({});
    },
    untyped: async () => {
      throw new TypeError('x is undefined');
    },
    nonsense: async () => [{ verdict: 'splendid' }] as unknown as SystemCheckFinding[],
    nothing: async () => undefined as unknown as SystemCheckFinding[],
  });
  expect(await outcomes(runner)).toMatchObject({
    fine: { findings: [fine] },
    typed: { error: { code: 'test.broken' } },
    untyped: { error: { code: 'plugin.fault' } },
    nonsense: { error: { code: 'system-check.unclear' } },
    nothing: { error: { code: 'system-check.unclear' } },
  });
});

test('all run at once: one that waits for another gets its turn', async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const runner = await runnerOf({
    waiting: async () => {
      await arrived;
      return [fine];
    },
    awaited: async () => {
      arrive();
      return [fine];
    },
  });
  expect(Object.keys(await outcomes(runner)).sort()).toEqual(['awaited', 'waiting']);
});

test('only what was asked for runs, and what is gone is left out', async () => {
  const ran: string[] = [];
  const check = (id: string) => async () => {
    ran.push(id);
    return [fine];
  };
  const runner = await runnerOf({ one: check('one'), two: check('two') });
  expect(Object.keys(await outcomes(runner, ['two', 'gone']))).toEqual(['two']);
  expect(ran).toEqual(['two']);
});

test('a cancelled run reports nothing any more', async () => {
  const ending = new AbortController();
  const runner = await runnerOf({
    slow: async () => {
      ending.abort();
      return [fine];
    },
  });
  const reports: CheckReport[] = [];
  await expect(runner.run(['slow'], (report) => void reports.push(report), ending.signal)).rejects.toThrow();
  expect(reports).toEqual([]);
});
