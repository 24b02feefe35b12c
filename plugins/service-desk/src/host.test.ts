import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CallHandler,
  type DeviceListing,
  DocumentFiles,
  definePlugin,
  Emitter,
  type KeyDevice,
  Keys,
  ServiceDesks,
  SettingsAdmin,
  ViewCalls,
} from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { type Application, EMPTY_APPLICATION } from './common-application.ts';
import type { DeskHint, ShownDesk, Ticks } from './common-desk-rpc.ts';
import plugin from './host.ts';

const DAY = 86_400_000;
const title = { 'zh-CN': '另一家', en: 'Another' };
let folder: string;
let host: TestHost;
let calls: CallHandler;
let listing: DeviceListing;
const changed = new Emitter<void>();

const files = testPlugin(
  { id: 'files', provides: { 'document.files': '1.0.0', keys: '1.0.0' } },
  definePlugin({
    activate({ own, provide }) {
      const write: DocumentFiles['write'] = async (path, chunks) => {
        const parts: Uint8Array[] = [];
        for await (const chunk of chunks) parts.push(chunk);
        const commit = async () => writeFileSync(path, Buffer.concat(parts));
        return { path, size: 0, commit, discard: async () => {} };
      };
      own(provide(DocumentFiles, { write } as Partial<DocumentFiles> as DocumentFiles));
      own(provide(Keys, { devices: async () => listing, onDidChange: changed.event } as Partial<Keys> as Keys));
    },
  }),
);
const desks = testPlugin(
  {
    id: 'desks',
    contributes: {
      serviceDesks: [
        { id: 'first', title, order: 1 },
        { id: 'broken', title },
      ],
    },
  },
  definePlugin({
    activate({ own, contribute }) {
      const step = { id: 'step', title, text: title };
      const guides = [{ id: 'only', title, introduction: title, needs: [], steps: [step] }];
      own(contribute(ServiceDesks, 'first', { content: async () => ({ guides, questions: [], links: [] }) }));
      own(contribute(ServiceDesks, 'broken', { content: async () => ({ guides: [], questions: [], links: [] }) }));
    },
  }),
);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-desk-'));
  listing = { devices: [], troubles: [], pending: [] };
  host = await startTestHost({
    plugins: [files, desks, { manifest, origin: 'bundled', load: async () => ({ default: plugin }) }],
  });
  calls = await host.point(ViewCalls).get('service-desk')!.load();
});
afterEach(async () => {
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const call = (method: string, ...args: unknown[]) =>
  calls.call(method, args, { signal: new AbortController().signal, progress: () => {} });
const open = () => call('open') as Promise<{ desks: readonly ShownDesk[]; ticks: Ticks; application: Application }>;

test('desks of other plugins stand beside this one’s; one that is no desk is left out and named', async () => {
  expect((await open()).desks.map(({ id }) => id)).toEqual(['first', 'netca']);
  expect(host.log).toContainEqual(
    expect.objectContaining({
      message: 'a service desk was left out',
      data: { desk: 'broken', code: 'service-desk.desk-invalid' },
    }),
  );
});

test('the operator’s addresses take the place of the desk’s own, and fill the gaps', async () => {
  const settings = await host.service(SettingsAdmin);
  await settings.set('service-desk.addresses', [
    'online-hall=https://hall.example/a?b=c',
    'drivers=https://files.example/driver.zip',
  ]);
  const { links } = (await open()).desks.find(({ id }) => id === 'netca')!.content;
  const address = (wanted: string) => links.find(({ id }) => id === wanted)?.address;
  expect(address('online-hall')).toBe('https://hall.example/a?b=c');
  expect(address('drivers')).toBe('https://files.example/driver.zip');
  expect(address('rules')).toBeUndefined();
  await expect(settings.set('service-desk.addresses', ['drivers=http://x.example'])).rejects.toMatchObject({
    code: 'settings.invalid-value',
  });
});

test('ticks and the form are kept, guide by guide', async () => {
  await call('tick', { desk: 'netca', guide: 'apply', steps: ['apply', 'form'] });
  await call('tick', { desk: 'netca', guide: 'renew', steps: ['look'] });
  await call('tick', { desk: 'netca', guide: 'renew', steps: [] });
  await call('keepApplication', { ...EMPTY_APPLICATION, company: '示例公司' });
  const { ticks, application } = await open();
  expect(ticks).toEqual({ 'netca/apply': ['apply', 'form'] });
  expect(application.company).toBe('示例公司');
});

test('a form is exported whole, and none that lacks something', async () => {
  const path = join(folder, '申请表.pdf');
  const order = { desk: 'netca', path, overwrite: false };
  await expect(call('exportApplication', { ...order, application: EMPTY_APPLICATION })).rejects.toMatchObject({
    code: 'service-desk.application-incomplete',
    data: { fields: ['company', 'creditCode', 'handler'] },
  });
  expect(existsSync(path)).toBe(false);
  const application = { ...EMPTY_APPLICATION, company: '示例', creditCode: '91330100799655058B', handler: '李四' };
  await call('exportApplication', { ...order, application });
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(call('exportApplication', { ...order, desk: 'first', application })).rejects.toMatchObject({
    code: 'service-desk.no-form',
  });
});

test('a plugged key that ends soon, and one that is locked, are hinted at as they come', async () => {
  const key = (subject: string, days: number, usage = 'signing') => ({
    usage,
    certificate: { subject, notBefore: new Date(0), notAfter: new Date(Date.now() + days * DAY) },
  });
  const ending = new AbortController();
  const reports: DeskHint[][] = [];
  const progress = (hints: unknown) => void reports.push(hints as DeskHint[]);
  const watching = calls.call('watchHints', [], { signal: ending.signal, progress });
  await vi.waitFor(() => expect(reports).toEqual([[]]));
  const keys = [key('张三', 12), key('李四', -3), key('王五', 400), key('赵六', 2, 'encryption')];
  const locked = { name: { 'zh-CN': '财务章', en: 'Finance' }, pin: { state: 'locked' }, keys: [] };
  listing = { ...listing, devices: [{ keys }, locked] as unknown as KeyDevice[] };
  changed.fire();
  await vi.waitFor(() => expect(reports).toHaveLength(2));
  expect(reports[1]).toMatchObject([
    { occasion: 'pin-locked', device: { en: 'Finance' } },
    { occasion: 'certificate-ends', subject: '李四', isOver: true },
    { occasion: 'certificate-ends', subject: '张三', isOver: false },
  ]);
  ending.abort();
  await watching;
});
