import { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { Judge, JudgeBusy, type JudgeOptions } from './judge.ts';

const judges: Judge[] = [];
afterEach(() => {
  for (const judge of judges.splice(0)) judge.dispose();
});

function judgeWith(options: JudgeOptions = {}) {
  const log = vi.fn();
  const module = new URL('./judge.fixture.ts', import.meta.url);
  const judge = new Judge({ threads: 1, module, log, ...options });
  judges.push(judge);
  return { log, judge: (path: string) => judge.judge({ kind: 'document', path }), end: () => judge.dispose() };
}

const accepted = (pages: number) => ({ accepted: true, pages, signatures: [] });

test('one thread judges one file after the other', async () => {
  const { judge } = judgeWith();
  expect(await Promise.all(['a', 'b', 'c'].map(judge))).toEqual([1, 2, 3].map(accepted));
});

test('several threads judge at the same time, and no more of them than there may be', async () => {
  const { judge } = judgeWith({ threads: 2 });
  const verdicts = await Promise.all(['a', 'b', 'c', 'd'].map(judge));
  const counts = verdicts.map((verdict) => (verdict.accepted ? verdict.pages : 0)).sort();
  expect(counts[0]).toBe(1);
  expect([
    [1, 1, 2, 2],
    [1, 1, 2, 3],
  ]).toContainEqual(counts);
});

test.each([
  ['hang', 'file-too-complex', 0],
  ['memory', 'file-too-complex', 0],
  ['exit', 'file-unjudged', 1],
  ['throw', 'file-unjudged', 1],
  ['fault', 'file-unjudged', 1],
] as const)('%s: refused, and the next file finds another thread', async (path, code, faults) => {
  const { judge, log } = judgeWith({ timeLimit: path === 'hang' ? 500 : 600_000, memoryLimit: 32 });
  const [first, second] = await Promise.all([judge(path), judge('next')]);
  expect(first).toMatchObject({ accepted: false, code, reason: { 'zh-CN': expect.any(String) } });
  expect(second).toEqual(accepted(1));
  expect(log).toHaveBeenCalledTimes(faults);
});

test('a thread sees nothing of the platform’s environment', async () => {
  vi.stubEnv('SEALWRIGHT_PLATFORM_SECRET', 'x');
  const { judge, log } = judgeWith();
  await judge('environment');
  vi.unstubAllEnvs();
  expect(log).toHaveBeenCalledExactlyOnceWith('');
});

test('more files than may wait are sent away', async () => {
  const { judge } = judgeWith({ waiting: 1 });
  const [first, second] = [judge('a'), judge('b')];
  await expect(judge('c')).rejects.toThrow(JudgeBusy);
  expect(await Promise.all([first, second])).toEqual([accepted(1), accepted(2)]);
});

test('a thread that does not start is nobody’s refusal', async () => {
  const { judge } = judgeWith({ module: new URL('./no-such-module.ts', import.meta.url) });
  await expect(judge('a')).rejects.toThrow('the judging thread is gone');
});

test('the end is the end of what is judged, too', async () => {
  const { judge, end } = judgeWith();
  expect(await judge('a')).toEqual(accepted(1));
  const [running, waiting] = [judge('hang'), judge('b')];
  waiting.catch(() => {});
  end();
  expect(await running).toMatchObject({ code: 'file-unjudged' });
  await expect(waiting).rejects.toThrow(JudgeBusy);
});

// Older Nodes do not say how much a thread has taken.
test.skipIf(!('getHeapStatistics' in Worker.prototype))('buffers, which no limit of V8 counts, have one', async () => {
  const { judge, log } = judgeWith({ timeLimit: 600_000, bufferLimit: 64 });
  expect(await judge('buffers')).toMatchObject({ accepted: false, code: 'file-too-complex' });
  expect(await judge('next')).toEqual(accepted(1));
  expect(log).not.toHaveBeenCalled();
});
