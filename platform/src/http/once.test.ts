import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../api/schemas.ts';
import {
  type Caller,
  DRAFT,
  describeEachDatabase,
  draftFor,
  PDF,
  PlatformLab,
  signedBy,
  submittedFor,
} from '../testing/index.ts';

describeEachDatabase('calls with a key', (open) => {
  let lab: PlatformLab;
  let jia: Caller;
  let yi: Caller;
  beforeAll(async () => {
    lab = await PlatformLab.open({ database: await open() });
    jia = await lab.company('JIA');
    yi = await lab.company('YI');
  });
  afterAll(() => lab.dispose());

  const drafts = async () => (await jia.call<Schemas['VoucherPage']>('GET', '/vouchers?tab=draft')).body.total;

  test('need one, which is a UUID', async () => {
    const missing = await jia.call('POST', '/drafts', { body: DRAFT });
    expect([missing.status, missing.body.code]).toEqual([400, 'idempotency-key-required']);
    const wrong = await jia.call('POST', '/drafts', { body: DRAFT, key: 'seven' });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'malformed']);
  });

  test('answer as they did the first time, and do nothing again', async () => {
    const before = await drafts();
    const key = randomUUID();
    const first = await jia.post('/drafts', { body: DRAFT, key });
    const again = await jia.post('/drafts', { body: DRAFT, key });
    const upper = await jia.post('/drafts', { body: DRAFT, key: key.toUpperCase() });
    expect(first.status).toBe(201);
    for (const each of [again, upper]) expect([each.status, each.body]).toEqual([first.status, first.body]);
    expect(await drafts()).toBe(before + 1);
  });

  test('answer alike when members of the body come in another order', async () => {
    const key = randomUUID();
    const first = await jia.post('/drafts', { body: { name: '甲', bizType: 'contract', recipients: [] }, key });
    const again = await jia.post('/drafts', { body: { recipients: [], bizType: 'contract', name: '甲' }, key });
    expect(again.body).toEqual(first.body);
  });

  test('refuse another call under the same key: other body, other voucher, other etag, other action', async () => {
    const key = randomUUID();
    const voucher = await submittedFor(jia, ['YI']);
    const other = await submittedFor(jia, ['YI']);
    await jia.post('/drafts', { body: DRAFT, key });
    const drafted = await jia.post('/drafts', { body: { ...DRAFT, name: '另一份' }, key });
    expect([drafted.status, drafted.body.code]).toEqual([422, 'idempotency-mismatch']);
    const received = randomUUID();
    const receive = (id: string, etag: string) => yi.post(`/inbox/${id}/receive`, { key: received, etag });
    expect((await receive(voucher.id, voucher.etag)).status).toBe(200);
    for (const answer of [
      await receive(other.id, other.etag),
      await receive(voucher.id, other.etag),
      await yi.post(`/vouchers/${voucher.id}/reject`, { key: received, etag: voucher.etag, body: { reason: '不' } }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-mismatch']);
    }
  });

  test('belong to one company: the same key of another one is another call', async () => {
    const key = randomUUID();
    const mine = await jia.post('/drafts', { body: DRAFT, key });
    const theirs = await yi.post('/drafts', { body: DRAFT, key });
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test('that come at the same time are carried out once: each is answered alike, or told to come again', async () => {
    const before = await drafts();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => jia.post('/drafts', { body: DRAFT, key })));
    const [first] = answers.filter(({ status }) => status === 201);
    expect(first).toBeDefined();
    for (const { status, body, headers } of answers) {
      if (status === 201) expect(body).toEqual(first!.body);
      else expect([status, body.code, headers['retry-after']]).toEqual([409, 'in-progress', '1']);
    }
    expect(await drafts()).toBe(before + 1);
  });

  test('with different keys and one etag: one action is carried out, the others are stale', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => yi.post(`/inbox/${voucher.id}/receive`, { etag: voucher.etag })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  test('a refusal is not remembered: the same call is judged anew', async () => {
    const draft = (await jia.post('/drafts', { body: DRAFT })).body;
    const key = randomUUID();
    const refused = await jia.post(`/drafts/${draft.id}/submit`, { key, etag: draft.etag });
    expect([refused.status, refused.body.code]).toEqual([422, 'draft-incomplete']);
    expect((await jia.post(`/drafts/${draft.id}/submit`, { key, etag: draft.etag })).body.code).toBe(
      'draft-incomplete',
    );
  });

  test('signing: an upload is begun once, and the whole way can be gone again after it was signed', async () => {
    const voucher = await submittedFor(jia, ['YI']);
    const received = (await yi.post(`/inbox/${voucher.id}/receive`, { etag: voucher.etag })).body;
    const [begun, completed, signed] = [randomUUID(), randomUUID(), randomUUID()];
    const way = async () => {
      const body = { size: PDF.length, sha256: received.file!.sha256, baseRevision: received.revision };
      const upload = (await yi.post<Schemas['Upload']>(`/vouchers/${voucher.id}/uploads`, { body, key: begun })).body;
      const at = `/uploads/${upload.id}`;
      const offset = String((await yi.call('HEAD', at)).headers['upload-offset']);
      if (offset === '0') await yi.call('PATCH', at, { bytes: PDF, headers: { 'upload-offset': '0' } });
      await yi.post(`${at}/complete`, { key: completed });
      const sign = { uploadId: upload.id, baseFileSha256: received.file!.sha256, signatures: [] };
      return yi.post(`/vouchers/${voucher.id}/sign`, { body: sign, key: signed, etag: received.etag });
    };
    const first = await way();
    expect([first.status, first.body.state]).toEqual([200, 'signed']);
    expect((await way()).body).toEqual(first.body);
  });

  test('an upload becomes one file', async () => {
    const upload = await jia.upload(PDF);
    const body = { ...DRAFT, uploadId: upload.id };
    expect((await jia.post('/drafts', { body })).status).toBe(201);
    const again = await jia.post('/drafts', { body });
    expect([again.status, again.body.code]).toEqual([409, 'upload-used']);
  });

  test('deleting and changing a draft happen once, too', async () => {
    const draft = await draftFor(jia, ['YI']);
    const key = randomUUID();
    const change = () => jia.call('PUT', `/drafts/${draft.id}`, { body: DRAFT, key, etag: draft.etag });
    const changed = await change();
    expect((await change()).body).toEqual(changed.body);
    const gone = randomUUID();
    const remove = () => jia.call('DELETE', `/drafts/${draft.id}`, { key: gone, etag: changed.body.etag });
    const first = await remove();
    expect(first.status).toBe(200);
    expect((await remove()).body).toEqual(first.body);
    expect((await jia.call('GET', `/vouchers/${draft.id}`)).status).toBe(404);
  });

  test('are remembered for a day', async () => {
    const key = randomUUID();
    const before = await drafts();
    await jia.post('/drafts', { body: DRAFT, key });
    await lab.platform.database.asSystem((tx) =>
      tx.query(`update idempotency set created_at = created_at - interval '25 hours' where key = $1`, [key]),
    );
    await lab.platform.vouchers.forgetAnswers(100);
    expect((await jia.post('/drafts', { body: DRAFT, key })).status).toBe(201);
    expect(await drafts()).toBe(before + 2);
  });

  test('receive all: the same call again is the same batch, though nothing waits any more', async () => {
    const ids = [];
    for (let each = 0; each < 3; each++) ids.push((await submittedFor(jia, ['YI'], { name: '成批' })).id);
    const key = randomUUID();
    const body = { filter: { q: '成批' }, asOf: new Date(Date.now() + 1000).toISOString() };
    const first = await yi.post<Schemas['Job']>('/inbox/receive-all', { body, key });
    expect([first.status, first.body.items.map(({ id }) => id).sort()]).toEqual([202, ids.sort()]);
    await expect
      .poll(async () => (await yi.call<Schemas['Job']>('GET', `/jobs/${first.body.id}`)).body.state)
      .toBe('done');
    const again = await yi.post<Schemas['Job']>('/inbox/receive-all', { body, key });
    expect(again.body.id).toBe(first.body.id);
    expect(again.body.items.every(({ state }) => state === 'done')).toBe(true);
    const other = await yi.post('/inbox/receive-all', { body: { ...body, filter: { q: '别的' } }, key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
    expect((await jia.call('GET', `/jobs/${first.body.id}`)).status).toBe(404);
  });

  test('send all: each is judged for itself', async () => {
    const ready = [];
    for (let each = 0; each < 2; each++) {
      const voucher = await submittedFor(jia, ['YI']);
      ready.push((await yi.post(`/inbox/${voucher.id}/receive`, { etag: voucher.etag })).body);
    }
    const [unsigned] = ready;
    const signed = await signedBy(yi, ready[1]!);
    const items = [unsigned!, signed].map(({ id, etag }) => ({ id, etag }));
    const job = await yi.post<Schemas['Job']>('/vouchers/send-all', { body: { items } });
    expect(job.status).toBe(202);
    const look = async () => (await yi.call<Schemas['Job']>('GET', `/jobs/${job.body.id}`)).body;
    await expect.poll(async () => (await look()).state).toBe('done');
    expect((await look()).items.map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['failed', 'not-signed'],
      ['done', undefined],
    ]);
    expect((await yi.call('GET', `/vouchers/${signed.id}`)).body.state).toBe('completed');
    expect(lab.faults).toEqual([]);
  });
});
