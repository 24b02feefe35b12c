import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftContent, VoucherAct } from '@sealwright/core/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { folderSource } from './folder-source.ts';
import { fileOf, memoryStore, PARTY_A, PARTY_B, PARTY_C, SharedFolder } from './shared-folder.fixture.ts';

type Source = ReturnType<typeof folderSource>;

let folder: SharedFolder;
beforeEach(() => {
  folder = new SharedFolder();
});
afterEach(() => folder.dispose());

const CONTENT: DraftContent = {
  name: '测试合同',
  bizType: 'contract',
  recipients: [{ ...PARTY_B, role: 'signer', order: 1 }],
};
const TODO = { tab: 'todo', page: 1, pageSize: 10 } as const;
const PENDING = { list: 'pending', page: 1, pageSize: 10 } as const;
const terms = (etag: string) => ({ key: randomUUID(), etag });

async function sent(a: Source, content = CONTENT) {
  const draft = await a.createDraft(content, fileOf('%PDF base'), randomUUID());
  return a.act(draft.id, { kind: 'submit' }, terms(draft.etag));
}
async function act(source: Source, id: string, kind: VoucherAct['kind']) {
  const { etag } = await source.get(id);
  return source.act(id, { kind, reason: '理由' } as VoucherAct, terms(etag));
}
async function sign(source: Source, id: string, base: string, text: string) {
  const { etag } = await source.get(id);
  const file = { ...fileOf(text), baseSha256: fileOf(base).sha256, marks: [] };
  return source.sign(id, file, terms(etag));
}
async function text(source: Source, id: string, offset = 0): Promise<string> {
  const { file } = await source.get(id);
  const parts: Uint8Array[] = [];
  for await (const part of source.download(id, file!, offset)) parts.push(part);
  return Buffer.concat(parts).toString();
}

test('two programs send each other a contract until it is complete', async () => {
  const [a, b] = [folder.program(PARTY_A), folder.program(PARTY_B)];
  const recipients = [
    { ...PARTY_B, role: 'signer' as const, order: 1 },
    { ...PARTY_A, role: 'signer' as const, order: 2 },
    { ...PARTY_C, role: 'cc' as const, order: 1 },
  ];
  const { id, state } = await sent(a, { ...CONTENT, recipients });
  expect(id).toMatch(/^[1-9]\d{18}$/);
  expect(state).toBe('pendingReceive');
  expect((await b.inbox(PENDING)).items.map((voucher) => voucher.id)).toEqual([id]);
  await expect(act(b, id, 'send')).rejects.toMatchObject({ code: 'workflow.transition-invalid' });

  await act(b, id, 'receive');
  expect((await b.list(TODO)).items).toMatchObject([{ id, state: 'signing' }]);
  await expect(act(b, id, 'send')).rejects.toMatchObject({ code: 'workflow.not-signed' });
  expect((await sign(b, id, '%PDF base', '%PDF base, B')).state).toBe('signed');
  expect((await act(b, id, 'restore')).state).toBe('signing');
  expect(await text(b, id)).toBe('%PDF base');
  await sign(b, id, '%PDF base', '%PDF base, B again');
  expect((await act(b, id, 'send')).state).toBe('sent');

  await act(a, id, 'receive');
  expect(await text(a, id, 9)).toBe(', B again');
  await sign(a, id, '%PDF base, B again', '%PDF base, B again, A');
  expect((await act(a, id, 'send')).state).toBe('completed');
  expect(await text(folder.program(PARTY_C), id)).toBe('%PDF base, B again, A');
  expect((await a.events(id)).map(({ type }) => type)).toEqual([
    'created',
    'submitted',
    'received',
    'signed',
    'restored',
    'signed',
    'sent',
    'received',
    'signed',
    'sent',
  ]);
  expect(await folder.program(PARTY_C).counts()).toMatchObject({ cc: 1, todo: 0 });
  expect(readdirSync(join(folder.root, 'staging'))).toEqual([]);
});

test('strangers see nothing, and drafts are their initiator’s', async () => {
  const [a, b, c] = [folder.program(PARTY_A), folder.program(PARTY_B), folder.program(PARTY_C)];
  const draft = await a.createDraft(CONTENT, fileOf('x'), randomUUID());
  for (const other of [b, c]) {
    await expect(other.get(draft.id)).rejects.toMatchObject({ code: 'workflow.voucher-unknown' });
  }
  const { id } = await sent(a);
  expect(await c.counts()).toEqual({ todo: 0, initiated: 0, signed: 0, cc: 0, draft: 0, pending: 0 });
  await expect(c.events(id)).rejects.toMatchObject({ code: 'workflow.voucher-unknown' });
  await expect(a.get('../../etc')).rejects.toMatchObject({ code: 'workflow.voucher-unknown' });
  expect((await c.parties('乙方')).map(({ code }) => code)).toEqual([PARTY_B.code]);
});

describe('each thing is done once', () => {
  test('the same key is answered the same, also by a program that was started anew', async () => {
    const a = folder.program(PARTY_A);
    const key = randomUUID();
    const first = await a.createDraft(CONTENT, fileOf('x'), key);
    expect(await folder.program(PARTY_A).createDraft(CONTENT, fileOf('x'), key)).toEqual(first);
    await expect(a.createDraft({ ...CONTENT, name: '别的' }, fileOf('x'), key)).rejects.toMatchObject({
      data: { code: 'idempotency-mismatch' },
    });
    const submit = terms(first.etag);
    const submitted = await a.act(first.id, { kind: 'submit' }, submit);
    await act(a, first.id, 'remind');
    expect(await folder.program(PARTY_A).act(first.id, { kind: 'submit' }, submit)).toEqual(submitted);
    expect(await a.events(first.id)).toHaveLength(3);
  });

  test('of many programs that act on the same state one succeeds, the others are told', async () => {
    const a = folder.program(PARTY_A);
    const { id, etag } = await sent(a);
    const programs = Array.from({ length: 12 }, () => folder.program(PARTY_A));
    const outcomes = await Promise.allSettled(
      programs.map((program) => program.act(id, { kind: 'remind' }, terms(etag))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'workflow.conflict' });
    }
    expect((await a.get(id)).revision).toBe(3);
    expect(readdirSync(join(folder.root, 'staging'))).toEqual([]);
  });

  test('of many programs that try one action, all get the one answer', async () => {
    const { id, etag } = await sent(folder.program(PARTY_A));
    const once = terms(etag);
    const tries = Array.from({ length: 8 }, () => folder.program(PARTY_A).act(id, { kind: 'remind' }, once));
    // Those that shared a staging folder may have lost it to the one that was faster: they try again, as after any fault.
    await Promise.allSettled(tries);
    expect((await folder.program(PARTY_A).act(id, { kind: 'remind' }, once)).revision).toBe(3);
    expect((await folder.program(PARTY_A).events(id)).map(({ type }) => type)).toEqual([
      'created',
      'submitted',
      'reminded',
    ]);
  });

  test('a deleted draft is gone, with its file, and deleting it again is answered', async () => {
    const a = folder.program(PARTY_A);
    const draft = await a.createDraft(CONTENT, fileOf('secret'), randomUUID());
    const once = terms(draft.etag);
    expect(await a.act(draft.id, { kind: 'delete' }, once)).toEqual(draft);
    expect(await a.act(draft.id, { kind: 'delete' }, once)).toEqual(draft);
    await expect(a.get(draft.id)).rejects.toMatchObject({ code: 'workflow.voucher-unknown' });
    const left = readdirSync(folder.root, { recursive: true, encoding: 'utf8' });
    expect(left.filter((path) => path.endsWith('.pdf'))).toEqual([]);
  });
});

describe('files', () => {
  test.each([
    ['file-not-continued', '%PDF other', ', B'],
    ['signature-missing', '%PDF base', ''],
  ])('%s: refused, and nothing of it is kept', async (code, begin, end) => {
    const [a, b] = [folder.program(PARTY_A), folder.program(PARTY_B)];
    const { id } = await sent(a);
    const { etag } = await act(b, id, 'receive');
    await expect(sign(b, id, '%PDF base', begin + end)).rejects.toMatchObject({
      code: 'workflow.file-refused',
      data: { code },
    });
    expect((await b.get(id)).etag).toBe(etag);
    expect(readdirSync(join(folder.root, 'staging'))).toEqual([]);
  });

  test('a copy that broke off goes on where it stopped', async () => {
    const a = folder.program(PARTY_A);
    const whole = fileOf('x'.repeat(3_000_000));
    const key = randomUUID();
    let reads: number[] = [];
    const bytes = (breaks: number) => ({
      size: whole.bytes.size,
      read: async (offset: number, length: number) => {
        if (offset >= breaks) throw new Error('torn');
        reads.push(offset);
        return whole.bytes.read(offset, length);
      },
    });
    await expect(a.createDraft(CONTENT, { ...whole, bytes: bytes(2_000_000) }, key)).rejects.toThrow('torn');
    reads = [];
    const file = { ...whole, bytes: bytes(Number.POSITIVE_INFINITY) };
    const { id } = await folder.program(PARTY_A).createDraft(CONTENT, file, key);
    expect(reads).toEqual([2_097_152]);
    expect((await text(a, id)).length).toBe(3_000_000);
  });

  test('one that is not what was announced is refused', async () => {
    const a = folder.program(PARTY_A);
    const file = { ...fileOf('x'), sha256: fileOf('y').sha256 };
    await expect(a.createDraft(CONTENT, file, randomUUID())).rejects.toMatchObject({ data: { code: 'file-damaged' } });
    expect(readdirSync(join(folder.root, 'staging'))).toEqual([]);
  });
});

test('a deadline that passes ends a contract, for everybody', async () => {
  const [a, b] = [folder.program(PARTY_A), folder.program(PARTY_B)];
  const { id, etag } = await sent(a, { ...CONTENT, endAt: new Date('2025-05-29T00:00:00Z') });
  folder.now = new Date('2025-05-29T00:00:00Z');
  expect(await b.get(id)).toMatchObject({ state: 'expired', allowedActions: [] });
  await expect(b.act(id, { kind: 'receive' }, terms(etag))).rejects.toMatchObject({ code: 'workflow.conflict' });
  await expect(act(b, id, 'receive')).rejects.toMatchObject({ code: 'workflow.expired' });
  expect((await a.events(id)).at(-1)).toMatchObject({ type: 'expired' });
});

describe('changes', () => {
  test('what others do is reported, once, and a cursor goes on behind it', async () => {
    const [a, b] = [folder.program(PARTY_A), folder.program(PARTY_B)];
    await b.counts();
    const ending = new AbortController();
    const news = b.changes(undefined, ending.signal)[Symbol.asyncIterator]();
    const first = news.next();
    const { id } = await sent(a);
    const { value: change } = await first;
    expect(change).toMatchObject({ voucher: id, type: 'submitted' });
    ending.abort();
    expect((await news.next()).done).toBe(true);

    const nothing = new AbortController();
    const same = b.changes(change.cursor, nothing.signal)[Symbol.asyncIterator]();
    const next = same.next();
    await act(a, id, 'remind');
    expect((await next).value).toMatchObject({ voucher: id, type: 'reminded' });
    nothing.abort();
    // A program that was started anew knows only that it missed something.
    const anew = folder.program(PARTY_B).changes(change.cursor, new AbortController().signal);
    const missed = await anew[Symbol.asyncIterator]().next();
    expect(missed.value).toEqual({ cursor: expect.any(String), type: 'refresh' });
  });
});

describe('a folder that is not there', () => {
  test('is unreachable, and there again when it is back', async () => {
    const a = folder.program(PARTY_A);
    const { id } = await sent(a);
    renameSync(folder.root, `${folder.root}-away`);
    await expect(a.get(id)).rejects.toMatchObject({ code: 'workflow.unreachable' });
    renameSync(`${folder.root}-away`, folder.root);
    expect((await a.get(id)).id).toBe(id);
  });

  test('is not confused with the empty place where it is mounted', async () => {
    const known = memoryStore({ folders: {} });
    const a = folder.program(PARTY_A, { known });
    await sent(a);
    renameSync(folder.root, `${folder.root}-away`);
    mkdirSync(folder.root);
    await expect(a.counts()).rejects.toMatchObject({ code: 'workflow.unreachable' });
    expect(readdirSync(folder.root)).toEqual([]);
    folder.dispose();
    renameSync(`${folder.root}-away`, folder.root);
    expect(await a.counts()).toMatchObject({ initiated: 1 });
  });
});

test('what is no record is not read, and the revision before it stands', async () => {
  const a = folder.program(PARTY_A);
  const { id, revision } = await sent(a);
  const place = (number: number) => join(folder.root, 'vouchers', id, String(number).padStart(6, '0'));
  for (const [number, contents] of [
    [revision + 1, 'torn {'],
    [revision + 2, '{"format":1}'],
  ] as const) {
    mkdirSync(place(number));
    writeFileSync(join(place(number), 'record.json'), contents);
  }
  mkdirSync(join(folder.root, 'vouchers', 'Thumbs'));
  expect(await a.get(id)).toMatchObject({ revision });
  expect(await a.counts()).toMatchObject({ initiated: 1 });
  expect(folder.warnings).toHaveLength(2);
});
