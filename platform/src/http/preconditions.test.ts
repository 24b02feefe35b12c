import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../api/schemas.ts';
import {
  type Caller,
  DRAFT,
  describeEachDatabase,
  draftFor,
  PlatformLab,
  signedBy,
  submittedFor,
} from '../testing/index.ts';

describeEachDatabase('what is refused', (open) => {
  let lab: PlatformLab;
  let jia: Caller;
  let yi: Caller;
  let bing: Caller;
  beforeAll(async () => {
    lab = await PlatformLab.open({ database: await open() });
    [jia, yi, bing] = [await lab.company('JIA'), await lab.company('YI'), await lab.company('BING')];
  });
  afterAll(() => lab.dispose());

  const receive = async (by: Caller, { id, etag }: Schemas['Voucher']) =>
    (await by.post(`/inbox/${id}/receive`, { etag })).body;

  test('every action without If-Match: 428', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const reason = { body: { reason: '条款有误' } };
    const sign = { body: { uploadId: '1', baseFileSha256: '0'.repeat(64), signatures: [] } };
    const calls = [
      ['POST', `/inbox/${voucher.id}/receive`, {}],
      ['POST', `/vouchers/${voucher.id}/sign`, sign],
      ['POST', `/vouchers/${voucher.id}/restore`, {}],
      ['POST', `/vouchers/${voucher.id}/send`, {}],
      ['POST', `/vouchers/${voucher.id}/reject`, reason],
      ['POST', `/vouchers/${voucher.id}/withdraw`, reason],
      ['POST', `/vouchers/${voucher.id}/remind`, {}],
      ['POST', `/drafts/${voucher.id}/submit`, {}],
      ['PUT', `/drafts/${voucher.id}`, { body: DRAFT }],
      ['DELETE', `/drafts/${voucher.id}`, {}],
    ] as const;
    for (const [method, path, request] of calls) {
      const { status, body } = await yi.call(method, path, { key: crypto.randomUUID(), ...request });
      expect([path, status, body.code]).toEqual([path, 428, 'precondition-required']);
    }
  });

  test('an action upon what is no more: 412, with the voucher as it is', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const received = await receive(yi, voucher);
    const stale = await jia.post(`/vouchers/${voucher.id}/withdraw`, { etag: voucher.etag, body: { reason: '撤回' } });
    expect([stale.status, stale.body.code, stale.body.etag]).toEqual([412, 'precondition-failed', received.etag]);
    expect(stale.body.voucher).toEqual((await jia.call('GET', `/vouchers/${voucher.id}`)).body);
  });

  test.each(['"x"', '*', 'W/"1-1"', ''])('If-Match %j is no etag of it: 412', async (etag) => {
    const voucher = await submittedFor(jia, ['YI']);
    const { status } = await yi.post(`/inbox/${voucher.id}/receive`, { etag });
    expect(status).toBe(412);
  });

  test('answers carry the etag as a header field, too', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const { headers, body } = await jia.call('GET', `/vouchers/${voucher.id}`);
    expect(headers.etag).toBe(body.etag);
    expect(body.etag).toBe(`"${body.id}-${body.revision}"`);
  });

  test('an action that the state does not allow: 409 with the state and what is allowed', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const { status, body } = await jia.post(`/drafts/${voucher.id}/submit`, { etag: voucher.etag });
    expect([status, body.code, body.state]).toEqual([409, 'invalid-transition', 'pendingReceive']);
    expect(body.allowedActions).toEqual(voucher.allowedActions);
  });

  test('sending what nobody signed: 409 not-signed; sent it is when it was signed', async () => {
    const received = await receive(yi, await submittedFor(jia, ['YI']));
    const refused = await yi.post(`/vouchers/${received.id}/send`, { etag: received.etag });
    expect([refused.status, refused.body.code]).toEqual([409, 'not-signed']);
    const signed = await signedBy(yi, received);
    const sent = await yi.post(`/vouchers/${received.id}/send`, { etag: signed.etag });
    expect([sent.status, sent.body.state]).toEqual([200, 'completed']);
  });

  test('naming others than those who come next: 422', async () => {
    const signed = await signedBy(yi, await receive(yi, await submittedFor(jia, ['YI', 'BING'])));
    const refused = await yi.post(`/vouchers/${signed.id}/send`, { etag: signed.etag, body: { to: ['JIA'] } });
    expect([refused.status, refused.body.code]).toEqual([422, 'recipients-differ']);
    const sent = await yi.post(`/vouchers/${signed.id}/send`, { etag: signed.etag, body: { to: ['BING'] } });
    expect(sent.body.state).toBe('sent');
  });

  test('whose turn it is not: 403 where they see the voucher', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const refused = await jia.post(`/inbox/${voucher.id}/receive`, { etag: voucher.etag });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-recipient']);
  });

  test('who has no part in it: 404, whatever they ask, and the list does not know it', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const file = voucher.file!.fileId;
    const upload = { size: 3, sha256: '0'.repeat(64), baseRevision: 1 };
    const answers = await Promise.all([
      bing.call('GET', `/vouchers/${voucher.id}`),
      bing.call('GET', `/vouchers/${voucher.id}/events`),
      bing.post(`/inbox/${voucher.id}/receive`, { etag: voucher.etag }),
      bing.post(`/vouchers/${voucher.id}/reject`, { etag: voucher.etag, body: { reason: '不' } }),
      bing.call('GET', `/files/${file}`),
      bing.post(`/vouchers/${voucher.id}/uploads`, { body: upload }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, 'not-found']));
    const { body } = await bing.call<Schemas['VoucherPage']>('GET', '/vouchers?tab=todo');
    expect(body.items).toEqual([]);
  });

  test('uploads of others: 404', async () => {
    const upload = await jia.upload(new TextEncoder().encode('%PDF own'));
    for (const answer of [
      await yi.call('GET', `/uploads/${upload.id}`),
      await yi.post(`/uploads/${upload.id}/complete`),
      await yi.call('PATCH', `/uploads/${upload.id}`, { bytes: new Uint8Array(1), headers: { 'upload-offset': '0' } }),
      await yi.post('/drafts', { body: { ...DRAFT, uploadId: upload.id } }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    }
  });

  test('a deadline that passed: 410, and the voucher has expired', async () => {
    const endAt = new Date(Date.now() + 60_000).toISOString();
    const voucher = await submittedFor(jia, ['YI'], { endAt });
    lab.ahead = 120_000;
    try {
      const late = await yi.post(`/inbox/${voucher.id}/receive`, { etag: voucher.etag });
      expect([late.status, late.body.code]).toEqual([410, 'expired']);
      expect((await yi.call('GET', `/vouchers/${voucher.id}`)).body.state).toBe('expired');
    } finally {
      lab.ahead = 0;
    }
  });

  test('recipients and kinds of business that nobody knows: 422', async () => {
    const recipients = [{ code: 'NOBODY', name: '无', role: 'signer', order: 1 }];
    expect((await jia.post('/drafts', { body: { ...DRAFT, recipients } })).body.code).toBe('party-unknown');
    expect((await jia.post('/drafts', { body: { ...DRAFT, bizType: 'none' } })).body.code).toBe('biz-type-unknown');
  });

  test('a draft is seen by its initiator alone', async () => {
    const draft = await draftFor(jia, ['YI']);
    expect((await yi.call('GET', `/drafts/${draft.id}`)).status).toBe(404);
    expect(lab.faults).toEqual([]);
  });
});
