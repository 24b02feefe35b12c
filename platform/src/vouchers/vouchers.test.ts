import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../database/index.ts';
import { describeEachDatabase } from '../testing/each-database.ts';
import { Office, sha } from './testing/office.ts';

const refusal = (code: string) => ({ name: 'Refusal', code });

describeEachDatabase('vouchers', (open, kind) => {
  let database: Database;
  let office: Office;
  let A: string;
  let B: string;
  let C: string;
  let D: string;
  let round = 0;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    round += 1;
    [A, B, C, D] = ['A', 'B', 'C', 'D'].map((letter) => `${letter}${round}`) as [string, string, string, string];
    office = new Office(database);
    await office.enrol(A, B, C, D);
  });

  it('sends a contract from one company to the next until it is complete', async () => {
    const { id } = await office.draft(A, '测试合同', [
      [B, 'signer', 1],
      [C, 'signer', 2],
      [D, 'cc', 1],
    ]);
    expect(id).toMatch(/^[1-9]\d{18}$/);
    expect([await office.ids(A, 'draft'), await office.ids(B, 'pending'), await office.ids(D, 'cc')]).toEqual([
      [id],
      [],
      [],
    ]);
    expect((await office.act(A, id, { kind: 'submit' })).state).toBe('pendingReceive');
    expect([await office.ids(A, 'initiated'), await office.ids(B, 'pending'), await office.ids(D, 'cc')]).toEqual([
      [id],
      [id],
      [id],
    ]);
    expect([await office.ids(C, 'pending'), await office.ids(B, 'todo')]).toEqual([[], []]);
    const received = await office.act(B, id, { kind: 'receive' });
    expect([received.state, received.allowedActions]).toEqual(['signing', ['sign', 'reject']]);
    expect([await office.ids(B, 'todo'), await office.ids(B, 'pending'), await office.ids(B, 'history')]).toEqual([
      [id],
      [],
      [id],
    ]);
    const signed = await office.sign(B, id);
    expect(signed.file?.sha256).not.toBe(sha('测试合同'));
    expect((await office.act(B, id, { kind: 'send', message: '请签署' })).state).toBe('sent');
    expect([await office.ids(B, 'todo'), await office.ids(B, 'signed'), await office.ids(C, 'pending')]).toEqual([
      [],
      [id],
      [id],
    ]);
    expect((await office.handle(C, id)).state).toBe('completed');
    for (const party of [A, B, C, D]) {
      expect(await office.vouchers.get(party, id)).toMatchObject({ state: 'completed', allowedActions: [] });
    }
    const events = await office.vouchers.events(D, id);
    expect(events.map(({ type }) => type)).toEqual([
      'created',
      'submitted',
      'received',
      'signed',
      'sent',
      'received',
      'signed',
      'sent',
    ]);
    expect(events.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(events[4]).toMatchObject({
      note: '请签署',
      actor: { code: B, name: `公司${B}` },
      fileSha256: signed.file?.sha256,
    });
    expect(await office.vouchers.auditFault(id)).toBeUndefined();
  });

  it('does not exist for whoever has no part in it, whatever they ask', async () => {
    const { id, file } = await office.sent(A, '密约', [
      [B, 'signer', 1],
      [C, 'signer', 2],
    ]);
    for (const party of [C, D]) {
      await expect(office.vouchers.get(party, id)).rejects.toMatchObject(refusal('not-found'));
      await expect(office.vouchers.events(party, id)).rejects.toMatchObject(refusal('not-found'));
      await expect(office.vouchers.file(party, file?.fileId ?? '')).rejects.toMatchObject(refusal('not-found'));
      const act = office.vouchers.act(party, id, { kind: 'receive' }, { ...office.call(), etag: `"${id}-2"` });
      await expect(act).rejects.toMatchObject(refusal('not-found'));
      const rows = await database.asParty(party, (tx) =>
        tx.query(
          `select id from vouchers where id = $1 union all select voucher from recipients where voucher = $1
          union all select id from voucher_files where voucher = $1 union all select id from events where voucher = $1`,
          [id],
        ),
      );
      expect(rows).toEqual([]);
    }
    expect(await office.vouchers.file(B, file?.fileId ?? '')).toMatchObject({ sha256: sha('密约'), voucher: id });
    for (const text of ['', 'x', '1', '99999999999999999999', `${id}'`]) {
      await expect(office.vouchers.get(A, text)).rejects.toMatchObject(refusal('not-found'));
      await expect(office.vouchers.file(A, text)).rejects.toMatchObject(refusal('not-found'));
    }
  });

  it('acts once for each key, and only upon what its user saw', async () => {
    const { id, etag } = await office.sent(A, '合同', [[B, 'signer', 1]]);
    const call = office.call();
    await expect(office.vouchers.act(B, id, { kind: 'receive' }, call)).rejects.toMatchObject(
      refusal('precondition-required'),
    );
    const first = await office.vouchers.act(B, id, { kind: 'receive' }, { ...call, etag });
    const again = await office.vouchers.act(B, id, { kind: 'receive' }, { ...call, etag });
    expect([first.replayed, again.replayed]).toEqual([false, true]);
    expect(again.voucher).toEqual(first.voucher);
    expect(await office.vouchers.replayed(B, call)).toEqual(first.voucher);
    expect(await office.vouchers.replayed(A, call)).toBeUndefined();
    const other = { key: call.key, requestHash: sha('another'), etag };
    await expect(office.vouchers.act(B, id, { kind: 'receive' }, other)).rejects.toMatchObject(
      refusal('idempotency-mismatch'),
    );
    const stale = office.vouchers.act(A, id, { kind: 'remind' }, { ...office.call(), etag });
    await expect(stale).rejects.toMatchObject({
      ...refusal('precondition-failed'),
      details: { etag: first.voucher.etag, voucher: { state: 'signing' } },
    });
    expect((await office.vouchers.events(A, id)).map(({ type }) => type)).toEqual(['created', 'submitted', 'received']);
  });

  it('carries out one of many that come at the same moment', async () => {
    const { id, etag } = await office.sent(A, '合同', [[B, 'signer', 1]]);
    const call = office.call();
    const same = await Promise.allSettled(
      Array.from({ length: 8 }, () => office.vouchers.act(B, id, { kind: 'receive' }, { ...call, etag })),
    );
    const answers = same.flatMap((one) => (one.status === 'fulfilled' ? [one.value.replayed] : []));
    expect(answers.filter((replayed) => !replayed)).toHaveLength(1);
    for (const one of same) if (one.status === 'rejected') expect(one.reason).toMatchObject(refusal('in-progress'));
    const now = (await office.vouchers.get(B, id)).etag;
    const file = (await office.vouchers.get(B, id)).file?.sha256 ?? '';
    const different = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        office.vouchers.sign(
          B,
          id,
          { file: office.file(`${n}`), baseSha256: file, marks: [] },
          { ...office.call(), etag: now },
        ),
      ),
    );
    expect(different.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of different)
      if (one.status === 'rejected') expect(one.reason).toMatchObject(refusal('precondition-failed'));
    expect(await office.vouchers.auditFault(id)).toBeUndefined();
  });

  it('takes a signed file only upon the newest one, and goes back to it', async () => {
    const { id } = await office.sent(A, '合同', [
      [B, 'signer', 1],
      [C, 'signer', 1],
    ]);
    for (const party of [B, C]) await office.act(party, id, { kind: 'receive' });
    const base = (await office.vouchers.get(C, id)).file;
    const signed = await office.sign(B, id);
    const old = office.vouchers.sign(
      C,
      id,
      { file: office.file('x'), baseSha256: base?.sha256 ?? '', marks: [] },
      await office.terms(C, id),
    );
    await expect(old).rejects.toMatchObject(refusal('file-not-continued'));
    await office.sign(C, id);
    await expect(office.act(B, id, { kind: 'restore' })).rejects.toMatchObject(refusal('invalid-transition'));
    expect((await office.act(C, id, { kind: 'restore' })).file).toEqual(signed.file);
    expect((await office.act(B, id, { kind: 'restore' })).file).toEqual(base);
    await expect(office.act(B, id, { kind: 'send' })).rejects.toMatchObject(refusal('not-signed'));
    expect(await office.vouchers.auditFault(id)).toBeUndefined();
  });

  it('ends by rejection and withdrawal, with their reasons', async () => {
    const one = await office.sent(A, '一', [[B, 'signer', 1]]);
    await office.act(B, one.id, { kind: 'receive' });
    await expect(office.act(A, one.id, { kind: 'reject', reason: '不' })).rejects.toMatchObject(
      refusal('not-recipient'),
    );
    await office.act(B, one.id, { kind: 'reject', reason: '价格不符' });
    expect(await office.vouchers.get(A, one.id)).toMatchObject({ state: 'rejected', rejectReason: '价格不符' });
    expect(await office.ids(B, 'signed')).toEqual([one.id]);
    const two = await office.sent(A, '二', [[B, 'signer', 1]]);
    const reminded = await office.act(A, two.id, { kind: 'remind' });
    expect(reminded.etag).toBe(two.etag);
    await office.act(A, two.id, { kind: 'withdraw', reason: '写错了' });
    expect([await office.ids(B, 'pending'), await office.ids(B, 'history')]).toEqual([[], [two.id, one.id]]);
    expect((await office.vouchers.events(B, two.id)).map(({ type, note }) => [type, note])).toEqual([
      ['created', undefined],
      ['submitted', undefined],
      ['reminded', undefined],
      ['withdrawn', '写错了'],
    ]);
    for (const { id } of [one, two]) expect(await office.vouchers.auditFault(id)).toBeUndefined();
  });

  it('expires when the deadline passes, whether somebody asks or not', async () => {
    const endAt = new Date(office.now.getTime() + 60_000);
    const swept = await office.sent(A, '一', [[B, 'signer', 1]], endAt);
    const asked = await office.sent(A, '二', [[B, 'signer', 1]], endAt);
    const kept = await office.draft(A, '三', [[B, 'signer', 1]], endAt);
    office.now = new Date(endAt.getTime() - 1);
    expect(await office.vouchers.expireDue(100)).toBe(0);
    office.now = endAt;
    expect((await office.vouchers.get(B, asked.id)).allowedActions).toEqual([]);
    await expect(office.act(B, asked.id, { kind: 'receive' })).rejects.toMatchObject(refusal('expired'));
    expect((await office.vouchers.get(B, asked.id)).state).toBe('expired');
    expect(await office.vouchers.expireDue(100)).toBe(1);
    expect(await office.vouchers.expireDue(100)).toBe(0);
    const last = (await office.vouchers.events(A, swept.id)).at(-1);
    expect([last?.type, last?.actor]).toEqual(['expired', undefined]);
    await expect(office.act(A, kept.id, { kind: 'submit' })).rejects.toMatchObject(refusal('expired'));
    for (const { id } of [swept, asked, kept]) expect(await office.vouchers.auditFault(id)).toBeUndefined();
  });

  it('changes and deletes drafts, judges what they say', async () => {
    const draft = await office.draft(A, '草稿', [[B, 'signer', 1]]);
    const content = office.content('新名', [[C, 'cc', 1]]);
    const { voucher } = await office.vouchers.changeDraft(
      A,
      draft.id,
      content,
      undefined,
      await office.terms(A, draft.id),
    );
    expect(voucher).toMatchObject({
      name: '新名',
      recipients: [{ code: C, name: `公司${C}`, role: 'cc', state: 'waiting' }],
      file: draft.file,
    });
    await expect(office.act(A, draft.id, { kind: 'submit' })).rejects.toMatchObject(refusal('draft-incomplete'));
    const make = (change: object) =>
      office.vouchers.createDraft(A, { ...content, ...change }, undefined, office.call());
    await expect(make({ recipients: [{ code: 'nobody', name: '', role: 'signer', order: 1 }] })).rejects.toMatchObject(
      refusal('party-unknown'),
    );
    await expect(make({ bizType: 'nothing' })).rejects.toMatchObject(refusal('biz-type-unknown'));
    await expect(make({ recipients: [...content.recipients, ...content.recipients] })).rejects.toMatchObject(
      refusal('bad-request'),
    );
    await expect(make({ startAt: '2025-01-02T00:00:00Z', endAt: '2025-01-01T00:00:00Z' })).rejects.toMatchObject(
      refusal('bad-request'),
    );
    await expect(make({ name: 'a\u0000' })).rejects.toMatchObject(refusal('bad-request'));
    const empty = (await make({ recipients: [{ code: B, name: '', role: 'signer', order: 1 }] })).voucher;
    await expect(office.act(A, empty.id, { kind: 'submit' })).rejects.toMatchObject(refusal('draft-incomplete'));
    await office.act(A, draft.id, { kind: 'delete' });
    await expect(office.vouchers.get(A, draft.id)).rejects.toMatchObject(refusal('not-found'));
    expect(await office.ids(A, 'draft')).toEqual([empty.id]);
    expect(await office.vouchers.auditFault(draft.id)).toBeUndefined();
  });

  it('sends to those whom its user means, or not at all', async () => {
    const { id } = await office.sent(A, '合同', [
      [B, 'approver', 1],
      [C, 'signer', 2],
    ]);
    await office.act(B, id, { kind: 'receive' });
    await expect(office.act(B, id, { kind: 'send', to: [D] })).rejects.toMatchObject(refusal('recipients-differ'));
    expect((await office.act(B, id, { kind: 'send', to: [C] })).state).toBe('sent');
  });

  it('narrows lists by every filter, in the order and the pages that are asked for', async () => {
    const names = ['采购合同100%', '采购_合同', '销售\\合同', '采购x合同'];
    const ids: string[] = [];
    for (const name of names) {
      office.now = new Date(office.now.getTime() + 60_000);
      ids.push((await office.sent(A, name, [[B, 'signer', 1]])).id);
    }
    const list = async (query: object, party = A) => {
      const { items, total } = await office.vouchers.list(party, { tab: 'initiated', ...query });
      return [items.map(({ id }) => ids.indexOf(id)), total];
    };
    expect(await list({})).toEqual([[3, 2, 1, 0], 4]);
    expect(await list({ q: '采购_' })).toEqual([[1], 1]);
    expect(await list({ q: '100%' })).toEqual([[0], 1]);
    expect(await list({ q: '\\' })).toEqual([[2], 1]);
    expect(await list({ q: ids[2] })).toEqual([[2], 1]);
    expect(await list({ q: ids[2]?.slice(0, 18) })).toEqual([[], 0]);
    expect(await list({ sort: 'createdAt', page: 2, pageSize: 3 })).toEqual([[3], 4]);
    expect(await list({ page: 9_007_199_254_740_991, pageSize: 100 })).toEqual([[], 4]);
    const at = (minutes: number) => new Date(Date.parse('2025-04-14T02:53:15.000Z') + minutes * 60_000).toISOString();
    expect(await list({ createdFrom: at(2), createdTo: at(4) })).toEqual([[2, 1], 2]);
    expect(await list({ createdFrom: '2025-04-14T10:55:15+08:00', createdTo: at(3) })).toEqual([[1], 1]);
    expect(await list({ bizType: 'contract', state: 'pendingReceive', initiator: `公司${A}` })).toEqual([
      [3, 2, 1, 0],
      4,
    ]);
    expect(await list({ bizType: '电子' })).toEqual([[3, 2, 1, 0], 4]);
    expect(await list({ bizType: 'contrac' })).toEqual([[], 0]);
    expect(await list({ initiator: B })).toEqual([[], 0]);
    await office.act(B, ids[0] as string, { kind: 'receive' });
    expect(await list({ state: 'signing' })).toEqual([[0], 1]);
    expect(await list({ tab: 'todo', initiator: A }, B)).toEqual([[0], 1]);
    expect(await office.vouchers.counts(A)).toEqual({ todo: 0, initiated: 4, signed: 0, cc: 0, draft: 0, pending: 0 });
    expect(await office.vouchers.counts(B)).toEqual({ todo: 1, initiated: 0, signed: 0, cc: 0, draft: 0, pending: 3 });
    expect(await office.vouchers.waiting(B, { q: '采购' }, new Date(Date.now() + 60_000), 10)).toEqual([
      ids[1],
      ids[3],
    ]);
    expect(await office.vouchers.waiting(B, {}, new Date(0), 10)).toEqual([]);
    expect((await office.vouchers.inbox(B, { list: 'pending', createdTo: at(3) })).items.map(({ id }) => id)).toEqual([
      ids[1],
    ]);
    expect((await office.vouchers.parties(A, B)).map(({ code }) => code)).toContain(B);
    expect(await office.vouchers.parties(A, '%')).toEqual([]);
  });

  it('notices every change of the audit trail, made past the platform', async () => {
    const { id } = await office.sent(A, '合同', [[B, 'signer', 1]]);
    await office.act(B, id, { kind: 'receive' });
    // As whoever holds the disk: the platform's own roles may not.
    await expect(database.asSystem((tx) => tx.query('delete from events where voucher = $1', [id]))).rejects.toThrow(
      /permission denied/,
    );
    await database.asSystem((tx) => tx.query('update vouchers set event_count = event_count + 1 where id = $1', [id]));
    expect(await office.vouchers.auditFault(id)).toBe('the last events are missing');
    await database.asSystem((tx) =>
      tx.query('update vouchers set event_count = event_count - 1, revision = 9 where id = $1', [id]),
    );
    expect(await office.vouchers.auditFault(id)).toBe('the voucher was changed without an event');
  });

  it(`runs what belongs to an action in its transaction (${kind})`, async () => {
    const { id, etag } = await office.sent(A, '合同', [[B, 'signer', 1]]);
    const failed = office.vouchers.act(
      B,
      id,
      { kind: 'receive' },
      {
        key: randomUUID(),
        requestHash: sha('r'),
        etag,
        within: async () => {
          throw new Error('the disk is full');
        },
      },
    );
    await expect(failed).rejects.toThrow('the disk is full');
    expect((await office.vouchers.get(B, id)).state).toBe('pendingReceive');
    expect(await office.ids(B, 'pending')).toEqual([id]);
  });
});
