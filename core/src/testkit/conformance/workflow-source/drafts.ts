import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { WorkflowRules } from './bench.ts';
import { expectWhole, handed, recipient, refused, terms, uniqueName } from './desks.ts';

/** Contracts that are being written. */
export const draftRules: WorkflowRules = {
  'a draft is its initiator’s own, with its file': async ({ desks: [a, b] }) => {
    const bytes = await a.contract();
    const content = await a.content([b], {
      startAt: new Date('2025-04-14T02:53:15Z'),
      endAt: new Date('2099-05-29T00:00:00Z'),
    });
    const draft = await a.source.createDraft(content, handed(bytes, '采购合同.pdf'), randomUUID());
    expect(draft).toMatchObject({
      name: content.name,
      state: 'draft',
      initiator: a.party,
      startAt: content.startAt,
      endAt: content.endAt,
      file: { name: '采购合同.pdf', size: bytes.length },
    });
    expect(draft.bizType.code).toBe(content.bizType);
    expect(draft.recipients.map(({ code, role, order }) => ({ code, role, order }))).toEqual([
      { code: b.party.code, role: 'signer', order: 1 },
    ]);
    expect(draft.allowedActions).toEqual(expect.arrayContaining(['submit', 'change', 'delete']));
    expectWhole(await a.fetch(draft), draft.file);
    expect(await a.listed('draft', { text: draft.name })).toEqual([draft.id]);
    expect(await a.listed('initiated', { text: draft.name })).toEqual([]);
    await refused(b.get(draft), 'workflow.voucher-unknown');
    expect(await b.inbox('pending', draft)).toEqual([]);
  },

  'the same key makes one draft, however often it is sent': async ({ desks: [a, b] }) => {
    const [content, file, key] = [await a.content([b]), handed(await a.contract()), randomUUID()];
    const first = await a.source.createDraft(content, file, key);
    const again = await a.source.createDraft(content, file, key);
    expect(again.id).toBe(first.id);
    expect(await a.listed('draft', { text: content.name })).toEqual([first.id]);
  },

  'a draft is changed as its user saw it, and not otherwise': async ({ desks: [a, b, c] }) => {
    const draft = await a.draft([b]);
    const content = await a.content([], { name: uniqueName(), recipients: [recipient(c, 1), recipient(b, 2, 'cc')] });
    const changed = await a.source.changeDraft(draft.id, content, terms(draft.etag));
    expect(changed).toMatchObject({
      id: draft.id,
      name: content.name,
      state: 'draft',
      file: { sha256: draft.file?.sha256 },
    });
    expect(changed.recipients.map(({ code, role }) => [code, role])).toEqual([
      [c.party.code, 'signer'],
      [b.party.code, 'cc'],
    ]);
    expect(changed.etag).not.toBe(draft.etag);
    expect(changed.revision).toBeGreaterThan(draft.revision);
    await refused(a.source.changeDraft(draft.id, content, terms(draft.etag)), 'workflow.conflict');
    await refused(b.source.changeDraft(draft.id, content, terms(changed.etag)), 'workflow.voucher-unknown');
  },

  'a draft that is deleted is gone, and shown as it was last': async ({ desks: [a, b] }) => {
    const draft = await a.draft([b]);
    await refused(a.source.act(draft.id, { kind: 'delete' }, terms('"another"')), 'workflow.conflict');
    expect(await a.act(draft, { kind: 'delete' })).toMatchObject({ id: draft.id, name: draft.name });
    await refused(a.get(draft), 'workflow.voucher-unknown');
    expect(await a.listed('draft', { text: draft.name })).toEqual([]);
  },

  'a contract that nobody is to sign stays a draft': async ({ desks: [a, b] }) => {
    const draft = await a.draft([], { recipients: [recipient(b, 1, 'cc')] });
    await refused(a.act(draft, { kind: 'submit' }), 'workflow.refused');
    expect(await a.get(draft)).toMatchObject({ state: 'draft', revision: draft.revision });
  },

  'kinds of contracts and companies can be looked up': async ({ desks: [a, b] }) => {
    expect((await a.source.bizTypes()).length).toBeGreaterThan(0);
    const found = await a.source.parties(b.party.name.slice(0, 3));
    expect(found).toContainEqual(b.party);
    expect(await a.source.parties(b.party.code)).toContainEqual(b.party);
    expect(await a.source.parties(uniqueName())).toEqual([]);
  },
};
