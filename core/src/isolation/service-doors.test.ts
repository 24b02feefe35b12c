import { afterEach, expect, test, vi } from 'vitest';
import { AuditLog, type AuditRecord, type Notice, type PdfDocument, PdfEngine, Workbench } from '../api/index.ts';
import { serviceDoors } from './service-doors.ts';

// Files share their process.
afterEach(() => void vi.useRealTimers());

const open = (id: string, service: object) =>
  serviceDoors.get(id)!(service as never, 'third') as Record<string, (...args: unknown[]) => Promise<unknown>>;

test('none leads to keys, PINs, drivers, signing or the administration of plugins', () => {
  expect([...serviceDoors.keys()].sort()).toEqual(['audit-log', 'licence', 'pdf.engine', 'shell.workbench']);
});

test('notices are in the name of the plugin, and their buttons run its own commands', async () => {
  const notify = vi.fn<(notice: Notice) => void>();
  const runCommand = vi.fn();
  const workbench = open(Workbench.id, { notify, withdrawNotice() {}, runCommand });
  const message = { 'zh-CN': '好', en: 'good' };
  const actions = ['third.do', 'signing.submit'].map((command) => ({ title: message, command }));
  await workbench.notify!({ id: 'x', severity: 'info', message, actions, error: { code: 'pin.wrong' } });
  expect(notify).toHaveBeenCalledExactlyOnceWith({
    id: 'third.x',
    severity: 'info',
    message,
    actions: [{ title: message, command: 'third.do' }],
  });
  await expect(workbench.notify!({ severity: 'shouting', message })).rejects.toMatchObject({
    code: 'isolation.argument-unfit',
  });
  expect(workbench.runCommand).toBeUndefined();
});

test('entries of the audit log carry the name of the plugin and a mark, and no loop fills the log', async () => {
  const record = vi.fn<(entry: AuditRecord) => Promise<void>>(async () => {});
  const log = open(AuditLog.id, { record });
  const entry = { outcome: 'done', sentence: { 'zh-CN': '好', en: 'good' } } as const;
  await log.record!({ ...entry, event: 'signing.signed' });
  await log.record!({ ...entry, event: 'third.done' });
  expect(record.mock.calls.map(([{ event }]) => event)).toEqual([
    'third-party.third.signing.signed',
    'third-party.third.done',
  ]);
  vi.useFakeTimers();
  const many = await Promise.allSettled(Array.from({ length: 200 }, () => log.record!({ ...entry, event: 'again' })));
  const refused = many.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
  expect([...new Set(refused)]).toEqual(['isolation.too-often']);
  expect(record.mock.calls.length).toBeLessThanOrEqual(101);
  vi.advanceTimersByTime(60_000);
  await log.record!({ ...entry, event: 'later' });
});

test('documents are for reading, from bytes that are bytes', async () => {
  const document = { size: 4, version: '1.7', pageCount: 1, page: vi.fn(async () => 'a page'), prepareSignature() {} };
  let source: { read(offset: number, length: number): Promise<Uint8Array> } | undefined;
  const engine: PdfEngine = {
    async open(given) {
      source = given;
      return document as unknown as PdfDocument;
    },
  };
  const door = open(PdfEngine.id, engine);
  const opened = (await door.open!({ size: 4, read: async () => 'text' })) as Record<string, unknown>;
  expect(Object.keys(opened).sort()).toEqual(['annotations', 'page', 'pageCount', 'revisions', 'size', 'version']);
  await expect(source?.read(0, 4)).rejects.toMatchObject({ code: 'isolation.argument-unfit' });
  const page = opened.page as (index: unknown) => Promise<unknown>;
  expect(await page(0)).toBe('a page');
  await expect(page('first')).rejects.toMatchObject({ code: 'isolation.argument-unfit' });
  await expect(door.open!({ size: -1, read() {} })).rejects.toMatchObject({ code: 'isolation.argument-unfit' });
  await expect(door.open!({ size: 4 })).rejects.toMatchObject({ code: 'isolation.argument-unfit' });
});
