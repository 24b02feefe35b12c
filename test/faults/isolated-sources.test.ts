/** A contract source of a third party: what crosses the border of its process, and what is held back there. */
import { memorySource, type WorkflowSource, WorkflowSources } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { IsolationLab, SLOW } from './isolation-lab.ts';

const title = { 'zh-CN': '第三方', en: 'Third party' };
const announced = { workflowSources: [{ id: 'third', title, entry: 'key' }] };
const file = { id: 'f', name: '合同.pdf', size: 6, sha256: 'a'.repeat(64) };
const terms = { key: '8f14e45f-ceea-467f-a8d2-9c0f2f0a0b11', etag: '"1"' };

/** The members that every source has; a test says what they do by `more`. */
const source = (more: string) => `
  const voucher = (name) => ({
    id: '1911613691439169537', name, bizType: { code: 'c', name: '合同' }, initiator: { code: 'A', name: '甲' },
    source: 'server', recipients: [], state: 'signing', createdAt: new Date(0), revision: 1, etag: '"1"', allowedActions: [],
  });
  const nothing = async () => [];
  const own = {
    account: async () => undefined, list: async () => ({ items: [voucher('x')], total: 1 }),
    inbox: async () => ({ items: [], total: 0 }), get: async (id) => voucher(id), events: nothing, bizTypes: nothing,
    counts: async () => ({ todo: 1, initiated: 0, signed: 0, cc: 0, draft: 0, pending: 0 }), parties: nothing,
    act: async (id, { kind }) => voucher(kind), sign: async () => voucher('signed'), createDraft: async () => voucher('draft'),
    changeDraft: async () => voucher('changed'), download: async function* () {},
    ${more}
  };
  context.own(context.contribute({ id: 'workflowSources' }, 'third', own));`;

describe('a contract source of a third party', { timeout: SLOW }, () => {
  const lab = new IsolationLab();
  const start = async (more: string) => {
    const host = await lab.start([lab.plugin({ id: 'third', contributes: announced }, source(more))]);
    const loaded: WorkflowSource = await host.point(WorkflowSources).get('third')!.load();
    return { host, source: loaded };
  };

  test('reads what is handed in, reports how far it is, and lets a key prove who is there', async () => {
    const { host, source } = await start(`
      enter: async (key, signal) => {
        const proof = await key.prove('https://platform.example', 'nonce', signal);
        return { code: String(key.certificates[0][0]), name: Object.keys(key).sort() + ' ' + proof.join() };
      },
      sign: async (id, handed, terms, progress) => {
        const first = await handed.bytes.read(1, 2);
        progress(2, handed.bytes.size);
        return voucher([id, handed.name, first.join('-'), handed.marks[0].fieldName, terms.etag, 'close' in handed.bytes].join(' '));
      },`);
    class Key {
      certificates = [Uint8Array.of(48)];
      readonly secret = 'what nobody gets';
      prove = async () => Uint8Array.of(1, 2);
    }
    expect(await source.enter!(new Key())).toEqual({ code: '48', name: 'certificates,prove 1,2' });
    const seen: number[][] = [];
    const bytes = { ...memorySource(Uint8Array.of(9, 8, 7)), close: async () => {} };
    const handed = { name: '合同.pdf', bytes, sha256: file.sha256, baseSha256: file.sha256 };
    const marks = [{ fieldName: 'S1', certSerial: '01' }];
    const voucher = await source.sign('7', { ...handed, marks }, terms, (...each) => seen.push(each));
    expect(voucher.name).toBe('7 合同.pdf 8-7 S1 "1" false');
    expect(seen).toEqual([[2, 3]]);
    expect(source.leave).toBeUndefined();
    expect(source.changes).toBeUndefined();
    expect(host.faults.list()).toEqual([]);
  });

  test('streams files and changes, and is stopped by its caller without a fault', async () => {
    const { host, source } = await start(`
      download: async function* (id, { size }, offset) { for (let at = offset; at < size; at++) yield Uint8Array.of(at); },
      changes: async function* (cursor, signal) {
        yield { cursor: cursor + '1', voucher: '1', type: 'sent' };
        await new Promise((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', resolve);
        });
        signal.throwIfAborted();
      },`);
    const parts: number[] = [];
    for await (const part of source.download('1', file, 2)) parts.push(...part);
    expect(parts).toEqual([2, 3, 4, 5]);
    for (let time = 0; time < 4; time++) {
      const stop = new AbortController();
      const changes = source.changes!('0', stop.signal)[Symbol.asyncIterator]();
      expect((await changes.next()).value).toEqual({ cursor: '01', voucher: '1', type: 'sent' });
      const next = changes.next();
      stop.abort();
      await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    }
    expect(host.faults.list()).toEqual([]);
  });

  test('is at fault where an answer or a part of a stream does not fit', async () => {
    const { host, source } = await start(`
      account: async () => ({ code: 'A' }),
      get: async () => ({ ...voucher('x'), state: 'lost' }),
      download: async function* () { yield 'no bytes'; },`);
    await expect(source.account()).rejects.toMatchObject({ code: 'plugin.fault' });
    await expect(source.get('1')).rejects.toMatchObject({ code: 'plugin.fault' });
    const download = source.download('1', file, 0)[Symbol.asyncIterator]();
    await expect(download.next()).rejects.toMatchObject({ code: 'plugin.fault' });
    expect(host.faults.list()).toHaveLength(3);
  });

  test('tells that who is in has changed', async () => {
    const { source } = await start(`
      onDidChange: (listener) => { own.tell = listener; return { dispose() {} }; },
      leave: async () => own.tell(),`);
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const listening = source.onDidChange!(() => tell());
    await source.leave!();
    await told;
    await listening.dispose();
  });
});
