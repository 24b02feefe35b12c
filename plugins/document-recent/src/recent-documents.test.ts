import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallHandler, DocumentsDidOpen, definePlugin, defineService, ViewCalls } from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { RecentDocument } from './common-recent-rpc.ts';
import { MOST } from './recent-documents.ts';

interface Opener {
  open(path: string | undefined): Promise<void>;
}
const Opener = defineService<Opener>('opener');

let folder: string;
let host: TestHost;
let opener: Opener;
let calls: CallHandler;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-recent-'));
  const owner = testPlugin(
    { id: 'owner', hooks: ['documents.didOpen'], provides: { opener: '1.0.0' } },
    definePlugin({
      hooks: { didOpen: DocumentsDidOpen },
      activate({ didOpen, own, provide }) {
        const open = async (path: string | undefined) => {
          const base = { id: 'x', name: 'x.pdf', source: '/x', size: 7, revision: 0, unsaved: false };
          await didOpen.call(path === undefined ? base : { ...base, path });
        };
        own(provide(Opener, { open }));
      },
    }),
  );
  host = await startTestHost({ plugins: [owner, { manifest, origin: 'bundled', load: () => import('./host.ts') }] });
  opener = await host.service(Opener);
  calls = await host.point(ViewCalls).get('recent-documents')!.load();
});
afterEach(async () => {
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, `%PDF of ${name}`);
  return path;
}

/** What `watch` reports at once. */
async function list(): Promise<readonly RecentDocument[]> {
  const ended = new AbortController();
  let first: readonly RecentDocument[] = [];
  const progress = (value: unknown) => {
    first = value as RecentDocument[];
    ended.abort();
  };
  await calls.call('watch', [], { signal: ended.signal, progress });
  return first;
}

const run = (method: string, ...args: unknown[]) =>
  calls.call(method, args, { signal: new AbortController().signal, progress: () => {} });

test('opened documents are listed with what their files are now, the last one first', async () => {
  const [one, two] = [file('采购合同.pdf'), file('b.pdf')];
  await opener.open(one);
  await opener.open(two);
  await opener.open(one);
  await opener.open(undefined);
  const documents = await list();
  expect(documents.map(({ name }) => name)).toEqual(['采购合同.pdf', 'b.pdf']);
  const { size, mtimeMs } = statSync(one);
  expect(documents[0]).toMatchObject({ path: one, folder, size, modified: mtimeMs, isGone: false });
});

test('a file that is gone stays listed as gone', async () => {
  const path = file('a.pdf');
  await opener.open(path);
  rmSync(path);
  const [document] = await list();
  expect(document).toMatchObject({ path, size: 7, isGone: true });
  expect(document).not.toHaveProperty('modified');
});

test('one record or all of them can be removed; the files stay', async () => {
  const paths = ['a.pdf', 'b.pdf', 'c.pdf'].map(file);
  for (const path of paths) await opener.open(path);
  await run('forget', paths[1]);
  expect((await list()).map(({ path }) => path)).toEqual([paths[2], paths[0]]);
  await run('forgetAll');
  expect(await list()).toEqual([]);
  for (const path of paths) expect(statSync(path).isFile()).toBe(true);
});

test('the list is bounded and holds nothing of the contents', async () => {
  for (let number = 0; number < MOST + 5; number++) await opener.open(`/somewhere/${number}.pdf`);
  const documents = await list();
  expect(documents).toHaveLength(MOST);
  expect(documents[0]?.path).toBe(`/somewhere/${MOST + 4}.pdf`);
  await opener.open(file('secret.pdf'));
  const stored = readFileSync(join(host.profile, 'plugins/document-recent/recent.json'), 'utf8');
  expect(Object.keys(JSON.parse(stored).data.documents[0]).sort()).toEqual(['opened', 'path', 'size']);
  expect(stored).not.toContain('%PDF');
});

test('a watcher hears of every change until it ends', async () => {
  const ended = new AbortController();
  const reports: string[][] = [];
  const watching = calls.call('watch', [], {
    signal: ended.signal,
    progress: (value) => void reports.push((value as RecentDocument[]).map(({ name }) => name)),
  });
  await expect.poll(() => reports).toEqual([[]]);
  await opener.open(file('a.pdf'));
  await expect.poll(() => reports.at(-1)).toEqual(['a.pdf']);
  await run('forgetAll');
  await expect.poll(() => reports.at(-1)).toEqual([]);
  ended.abort();
  await watching;
});
