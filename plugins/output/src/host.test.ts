import { type CallHandler, type Disposable, DocumentFiles, definePlugin, ViewCalls } from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { LogBatch, LogSource, Problem } from './common-output-rpc.ts';

let host: TestHost;
afterEach(() => host.dispose());

const output = { manifest, origin: 'bundled', load: () => import('./host.ts') } as const;
const talker = testPlugin(
  { id: 'talker', contributes: { viewCalls: [{ id: 'talk' }] } },
  definePlugin({
    activate({ log, own, contribute }) {
      log.info('the talker is here', { answer: 42 });
      own(contribute(ViewCalls, 'talk', { rpc: 'talk', call: async () => log.warn('the talker was asked') }));
    },
  }),
);
const broken = testPlugin(
  { id: 'broken', contributes: { viewCalls: [{ id: 'break' }] } },
  definePlugin({
    activate() {
      throw new Error('cannot start');
    },
  }),
);

const calls = (): Promise<CallHandler> => host.point(ViewCalls).get('output')!.load();
const call = async (method: string, ...args: unknown[]) =>
  (await calls()).call(method, args, { signal: new AbortController().signal, progress: () => {} });

/** What a method has reported so far; ends with the host. */
async function follow<T>(method: string): Promise<{ readonly reports: readonly T[] } & Disposable> {
  const reports: T[] = [];
  const ending = new AbortController();
  const context = { signal: ending.signal, progress: (report: unknown) => reports.push(report as T) };
  const done = (await calls()).call(method, [], context);
  return {
    reports,
    async dispose() {
      ending.abort();
      await done;
    },
  };
}

test('the log of the host comes into the window: what was written before and after', async () => {
  host = await startTestHost({ plugins: [output, talker] });
  const talk = await host.point(ViewCalls).get('talk')!.load();
  const { reports, dispose } = await follow<LogBatch>('watchLog');
  const messages = () => reports.flatMap(({ lines }) => lines.filter(({ plugin }) => plugin === 'talker'));
  await expect.poll(messages).toMatchObject([{ level: 'info', message: 'the talker is here', data: { answer: 42 } }]);
  await talk.call('x', [], { signal: new AbortController().signal, progress: () => {} });
  await expect.poll(() => messages()[1]).toMatchObject({ level: 'warn', message: 'the talker was asked' });
  await dispose();
});

test('a plugin that cannot start is a problem until its user switches it off', async () => {
  host = await startTestHost({ plugins: [output, broken] });
  const { reports, dispose } = await follow<readonly Problem[]>('watchProblems');
  await expect.poll(() => reports).toEqual([[]]);
  await expect(host.point(ViewCalls).get('break')!.load()).rejects.toThrow();
  await expect
    .poll(() => reports.at(-1))
    .toMatchObject([{ id: 'plugin:broken', error: { code: 'plugin.activation-failed' } }]);
  await host.plugins.disable('broken');
  await expect.poll(() => reports.at(-1)).toEqual([]);
  await dispose();
});

test('sources have the names that users know', async () => {
  host = await startTestHost({ plugins: [output, talker] });
  const sources = (await call('sources')) as readonly LogSource[];
  expect(sources.find(({ id }) => id === 'output')?.title).toEqual(manifest.sealwright.title);
});

test('a text is written whole, where the user said; where nothing writes files, that is told', async () => {
  const written: [string, string, object][] = [];
  const files = {
    async write(path: string, chunks: AsyncIterable<Uint8Array>, { overwrite }: { overwrite?: boolean }) {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      return { commit: async () => void written.push([path, Buffer.concat(parts).toString(), { overwrite }]) };
    },
  } as unknown as DocumentFiles;
  const owner = testPlugin(
    { id: 'files', provides: { 'document.files': '1.0.0' } },
    definePlugin({ activate: ({ own, provide }) => void own(provide(DocumentFiles, files)) }),
  );
  host = await startTestHost({ plugins: [output, owner] });
  await call('save', '/tmp/a.log', '日志\n', { overwrite: true });
  expect(written).toEqual([['/tmp/a.log', '日志\n', { overwrite: true }]]);
  await host.plugins.disable('files');
  await expect(call('save', '/tmp/a.log', '', { overwrite: true })).rejects.toMatchObject({
    code: 'host.service-missing',
  });
});
