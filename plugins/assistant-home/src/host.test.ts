import {
  type CallHandler,
  type DeviceListing,
  definePlugin,
  Emitter,
  FirstSteps,
  Keys,
  Licence,
  RecentFiles,
  type Seal,
  Seals,
  SystemChecking,
  ViewCalls,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { HomeBoard } from './common-home-rpc.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const changed = new Emitter<void>();
const onDidChange = changed.event;
const picture = { format: 'png', data: new Uint8Array([1, 2, 3]) } as const;
const seal = { id: 'a', source: 'soft', name: '公章', picture, widthMm: 40, heightMm: 40, certificates: [] } as Seal;
const nothing: DeviceListing = { devices: [], troubles: [], pending: [] };
const files = Array.from({ length: 9 }, (_, number) => {
  return { path: `/home/${number}.pdf`, name: `${number}.pdf`, folder: '/home', opened: number, isGone: false };
});

let listing = nothing;
let host: TestHost;
let calls: CallHandler;
afterEach(() => host.dispose());

const needed = testPlugin(
  { id: 'needed', provides: { keys: '1.0.0', seals: '1.0.0' } },
  definePlugin({
    activate({ own, provide }) {
      own(provide(Keys, { devices: async () => listing, onDidChange } as Partial<Keys> as Keys));
      own(provide(Seals, { list: async () => [seal], onDidChange } as Partial<Seals> as Seals));
    },
  }),
);
const extras = testPlugin(
  {
    id: 'extras',
    provides: { licence: '1.0.0', 'system-check': '1.0.0', 'documents.recent': '1.0.0', 'first-steps': '1.0.0' },
    contributes: {
      viewCommands: [{ id: 'documents.open', title: words('打开') }],
    },
  },
  definePlugin({
    activate({ own, provide }) {
      own(provide(Licence, { status: async () => ({ state: 'none' }), onDidChange }));
      own(provide(SystemChecking, { last: async () => ({ time: new Date(), failed: 0, warnings: 0 }), onDidChange }));
      own(provide(RecentFiles, { list: async () => files, onDidChange }));
      own(provide(FirstSteps, { open: async () => [words('导入授权信息')], onDidChange }));
    },
  }),
);

async function start(...plugins: readonly (typeof needed)[]): Promise<void> {
  listing = nothing;
  host = await startTestHost({
    plugins: [...plugins, { manifest, origin: 'bundled', load: () => import('./host.ts') }],
  });
  calls = await host.point(ViewCalls).get('assistant-home')!.load();
}

/** What `watch` has reported so far. */
function watch() {
  const ending = new AbortController();
  const boards: HomeBoard[] = [];
  const progress = (board: unknown) => void boards.push(board as HomeBoard);
  const ended = calls.call('watch', [], { signal: ending.signal, progress });
  return {
    boards,
    async end() {
      ending.abort();
      await ended;
    },
  };
}

test('the page stands with what is there: without licences, checks and recent files', async () => {
  await start(needed);
  const { boards, end } = watch();
  await vi.waitFor(() => expect(boards).not.toHaveLength(0));
  expect(boards[0]).toMatchObject({ devices: [], offers: [], seals: [{ key: 'soft:a', name: '公章' }] });
  expect(boards[0]).not.toHaveProperty('recent');
  expect(boards[0]?.attention).toMatchObject([{ id: 'check', severity: 'info' }]);
  await end();
});

test('a few recent files, open first steps and what else is installed are told', async () => {
  await start(needed, extras);
  const { boards, end } = watch();
  await vi.waitFor(() => expect(boards).not.toHaveLength(0));
  const board = boards.at(-1)!;
  expect(board.recent?.map(({ name }) => name)).toEqual(['0.pdf', '1.pdf', '2.pdf', '3.pdf', '4.pdf']);
  expect(board.offers).toEqual(['documents.open']);
  expect(board.attention).toMatchObject([
    { id: 'first-steps', sentence: { 'zh-CN': expect.stringContaining('导入授权信息') } },
  ]);
  await end();
});

test('insertion is told as it happens', async () => {
  await start(needed);
  const { boards, end } = watch();
  await vi.waitFor(() => expect(boards).not.toHaveLength(0));
  listing = { ...nothing, pending: [{ driver: 'netca', title: words('网证通') }] };
  changed.fire();
  await vi.waitFor(() => expect(boards.at(-1)?.pending).toHaveLength(1));
  await end();
});

test('pictures are given by their ids, and one that is gone is said to be', async () => {
  await start(needed);
  const { boards, end } = watch();
  await vi.waitFor(() => expect(boards).not.toHaveLength(0));
  await end();
  const call = (id: string) =>
    calls.call('picture', [id], { signal: new AbortController().signal, progress: () => {} });
  expect(await call(boards[0]!.seals[0]!.picture)).toEqual(picture);
  await expect(call('gone')).rejects.toMatchObject({ code: 'assistant-home.picture-gone' });
});
