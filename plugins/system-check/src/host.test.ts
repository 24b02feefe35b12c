import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CallHandler,
  CliCommands,
  type CliInvocation,
  DocumentFiles,
  definePlugin,
  SystemChecking,
  SystemChecks,
  ViewCalls,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { CheckReport, ReportedCheck } from './common-check-rpc.ts';
import plugin from './host.ts';

let folder: string;
let host: TestHost;
let calls: CallHandler;

/** Writes as the product does, as far as a report can tell. */
const files = testPlugin(
  { id: 'files', provides: { 'document.files': '1.0.0' } },
  definePlugin({
    activate({ own, provide }) {
      const write: DocumentFiles['write'] = async (path, chunks, options) => {
        if (existsSync(path) && !options?.overwrite) throw new Error('exists');
        const parts: Uint8Array[] = [];
        for await (const chunk of chunks) parts.push(chunk);
        const commit = async () => writeFileSync(path, Buffer.concat(parts));
        return { path, size: 0, commit, discard: async () => {} };
      };
      own(provide(DocumentFiles, { write, checkTarget: async () => {}, open: async () => Promise.reject() }));
    },
  }),
);

/** A key that is missing: what a check of another plugin finds. */
const keys = testPlugin(
  {
    id: 'keys',
    contributes: { systemChecks: [{ id: 'key', title: { 'zh-CN': '密钥', en: 'Key' }, group: 'keys' }] },
  },
  definePlugin({
    activate({ own, contribute }) {
      const check = async () => [
        { verdict: 'failed' as const, sentence: { 'zh-CN': '没有密钥。', en: 'There is no key.' } },
      ];
      own(contribute(SystemChecks, 'key', { check }));
    },
  }),
);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-check-'));
  host = await startTestHost({
    plugins: [files, keys, { manifest, origin: 'bundled', load: async () => ({ default: plugin }) }],
  });
  calls = await host.point(ViewCalls).get('system-check')!.load();
});
afterEach(async () => {
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function call(method: string, ...args: unknown[]) {
  const reports: CheckReport[] = [];
  const progress = (report: unknown) => void reports.push(report as CheckReport);
  const result = await calls.call(method, args, { signal: new AbortController().signal, progress });
  return { result, reports };
}

test('the checks of all plugins are listed and carried out, and the computer is left as it was', async () => {
  const { result } = await call('list');
  const { checks } = result as { checks: readonly { id: string }[] };
  const ids = checks.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['key', 'clock', 'memory', 'pdf-reading', 'shipped-fonts']));
  const own = join(host.profile, 'plugins/system-check');
  const kept = () => (existsSync(own) ? readdirSync(own) : []);
  const before = kept();
  const { reports } = await call('run', ids);
  expect(reports.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(reports.filter(({ outcome }) => 'error' in outcome)).toEqual([]);
  expect(kept()).toEqual(before);
});

test('how the last check went is known to others, and in the next session', async () => {
  const checking = await host.service(SystemChecking);
  expect(await checking.last()).toBeUndefined();
  await call('keep', { failed: 2, warnings: 1 });
  expect(await checking.last()).toMatchObject({ failed: 2, warnings: 1, time: expect.any(Date) });
  expect((await call('list')).result).toMatchObject({ last: expect.any(Date) });
});

test('the page has its report saved as a file', async () => {
  const check: ReportedCheck = {
    id: 'key',
    title: { 'zh-CN': '密钥', en: 'Key' },
    group: 'keys',
    outcome: { findings: [{ verdict: 'passed', sentence: { 'zh-CN': '可以读取。', en: 'It can be read.' } }] },
  };
  const path = join(folder, '报告.html');
  await call('export', { format: 'html', path, overwrite: false, locale: 'en', checks: [check] });
  expect(readFileSync(path, 'utf8')).toContain('It can be read.');
});

const run = async (options: Record<string, unknown>) => {
  const command = await host.point(CliCommands).get('check')!.load();
  const invocation = {
    ...{ arguments: [], options, extra: {}, locale: 'zh-CN', signal: new AbortController().signal },
    path: (path: string) => join(folder, path),
    progress: () => {},
  } as unknown as CliInvocation;
  return command.run(invocation);
};

test('the command says what it found, and fails where something is to be mended', async () => {
  const { text, json, failed } = await run({});
  expect(failed).toBe(true);
  expect(text).toContain('[需要处理] 密钥: 没有密钥。');
  expect(json).toMatchObject({ counts: { failed: expect.any(Number) } });
});

test('the command puts its report into a file of the kind that its ending names', async () => {
  await run({ out: 'report.json' });
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ format: 1 });
  await run({ out: 'report.txt' });
  expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toContain('没有密钥。');
  await expect(run({ out: 'report.doc' })).rejects.toMatchObject({ code: 'cli.usage' });
});
