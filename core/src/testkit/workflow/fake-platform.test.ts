import { expect, test } from 'vitest';
import { memorySource } from '../../api/index.ts';
import { FakePlatform } from './fake-platform.ts';
import { fakeWorkflowSource } from './fake-workflow-source.ts';
import { sha256 } from './sha256.ts';

const a = { code: 'A', name: '甲' };
const b = { code: 'B', name: '乙' };
const bytes = new Uint8Array(1_000).fill(7);
const signed = new Uint8Array([...bytes, 1, 2, 3]);
const terms = (etag: string) => ({ key: crypto.randomUUID(), etag });

function startWith(faults: Partial<ReturnType<typeof fakeWorkflowSource>['faults']> = {}) {
  const platform = new FakePlatform();
  const id = platform.add({ name: '合同', initiator: a, recipients: [b], bytes });
  const source = fakeWorkflowSource(platform, b, { part: 100 });
  Object.assign(source.faults, faults);
  return { platform, source, id };
}

test('an action whose answer got lost is carried out, and once', async () => {
  const { platform, source, id } = startWith({ lostAnswers: 1 });
  const once = terms((await source.get(id)).etag);
  await expect(source.act(id, { kind: 'receive' }, once)).rejects.toMatchObject({ code: 'workflow.unreachable' });
  expect(await source.act(id, { kind: 'receive' }, once)).toMatchObject({ state: 'signing' });
  expect(platform.carriedOut.get('received')).toBe(1);
});

test('a broken upload goes on where it stopped, and a broken download can', async () => {
  const { source, id } = startWith();
  const { etag, file } = await source.act(id, { kind: 'receive' }, terms((await source.get(id)).etag));
  source.faults.breakAfter = 450;
  const got: Uint8Array[] = [];
  const fetch = async () => {
    const offset = Buffer.concat(got).length;
    for await (const part of source.download(id, file!, offset)) got.push(part);
  };
  await expect(fetch()).rejects.toMatchObject({ code: 'workflow.unreachable' });
  await fetch();
  expect(Buffer.concat(got)).toEqual(Buffer.from(bytes));

  source.faults.breakAfter = 450;
  const once = terms(etag);
  const handed = {
    ...{ name: '合同.pdf', bytes: memorySource(signed), sha256: sha256(signed), baseSha256: sha256(bytes), marks: [] },
  };
  const before = source.moved;
  await expect(source.sign(id, handed, once)).rejects.toMatchObject({ code: 'workflow.unreachable' });
  expect(await source.sign(id, handed, once)).toMatchObject({ state: 'signed' });
  expect(source.moved - before).toBe(signed.length);
});

test('a stream of changes ends with the line, and goes on behind its cursor', async () => {
  const { source, id } = startWith();
  const stop = new AbortController();
  const first = source.changes(undefined, stop.signal)[Symbol.asyncIterator]();
  const begun = first.next();
  const { etag } = await source.act(id, { kind: 'receive' }, terms((await source.get(id)).etag));
  const { value } = await begun;
  expect(value).toMatchObject({ voucher: id, type: 'received' });
  const cut = first.next();
  source.setDown(true);
  await expect(cut).rejects.toMatchObject({ code: 'workflow.unreachable' });
  source.setDown(false);
  await source.act(id, { kind: 'reject', reason: '金额不对' }, terms(etag));
  const second = source.changes(value.cursor, stop.signal)[Symbol.asyncIterator]();
  expect((await second.next()).value).toMatchObject({ type: 'rejected' });
  const last = second.next();
  stop.abort();
  expect((await last).done).toBe(true);
});
