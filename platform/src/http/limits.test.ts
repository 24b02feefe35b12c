import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, DRAFT, PlatformLab } from '../testing/index.ts';
import { newEmbeddedDatabase } from '../testing/new-embedded-database.ts';
import { RateLimit } from './rate-limit.ts';

let lab: PlatformLab;
let jia: Caller;
let yi: Caller;
beforeAll(async () => {
  const rates = { parties: { perSecond: 0.001, burst: 30 }, strangers: { perSecond: 0.001, burst: 40 } };
  lab = await PlatformLab.open({ database: await newEmbeddedDatabase(), rates });
  jia = await lab.company('JIA');
  yi = await lab.company('YI');
});
afterAll(() => lab.dispose());

test.each([
  ['no tab', '/vouchers'],
  ['a tab that there is not', '/vouchers?tab=all'],
  ['a parameter that there is not', '/vouchers?tab=todo&colour=red'],
  ['a page that is none', '/vouchers?tab=todo&page=0'],
  ['too long a page', '/vouchers?tab=todo&pageSize=101'],
  ['a moment without a zone', '/vouchers?tab=todo&createdFrom=2025-04-14T10:53:15'],
  ['an id that is none', '/vouchers/17'],
  ['an id that leads out of the path', '/vouchers/..%2f..%2fdrafts'],
])('%s: 400 that says where', async (_, path) => {
  const { status, body } = await jia.call('GET', path);
  expect([status, body.code]).toEqual([400, 'malformed']);
  expect(body.errors?.[0]?.detail).toEqual(expect.any(String));
});

test.each([
  ['nothing', undefined],
  ['no name', { ...DRAFT, name: '' }],
  ['a number as its name', { ...DRAFT, name: 7 }],
  ['a member that there is not', { ...DRAFT, owner: 'YI' }],
  ['recipients of another kind', { ...DRAFT, recipients: [{ code: 'YI', name: '乙', role: 'owner', order: 1 }] }],
  [
    'too much',
    { ...DRAFT, recipients: Array.from({ length: 101 }, () => ({ code: 'YI', name: '', role: 'cc', order: 1 })) },
  ],
])('a draft with %s: 400', async (_, body) => {
  const answer = await jia.post('/drafts', { ...(body && { body }) });
  expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
});

test('what is no JSON, and JSON under another name', async () => {
  const headers = { authorization: jia.authorization, 'idempotency-key': crypto.randomUUID() };
  const broken = { ...headers, 'content-type': 'application/json' };
  const answer = await lab.app.inject({ method: 'POST', url: '/api/v1/drafts', headers: broken, payload: '{"name":' });
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'malformed']);
  const other = { ...headers, 'content-type': 'text/csv' };
  const csv = await lab.app.inject({ method: 'POST', url: '/api/v1/drafts', headers: other, payload: 'name' });
  expect([csv.statusCode, csv.json().code]).toEqual([415, 'unsupported-media-type']);
});

test('a body larger than any request needs: 413', async () => {
  const headers = { authorization: jia.authorization, 'idempotency-key': crypto.randomUUID() };
  const payload = { ...DRAFT, name: 'x'.repeat(2_000_000) };
  const answer = await lab.app.inject({ method: 'POST', url: '/api/v1/drafts', headers, payload });
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-large']);
});

test('problems speak the language that they are asked in', async () => {
  const of = async (language: string) =>
    (await jia.call('GET', '/vouchers/1911613691439169537', { headers: { 'accept-language': language } })).body.detail;
  expect(await of('zh-CN,zh;q=0.9')).toBe('没有找到。');
  expect(await of('fr')).toBe('There is nothing here.');
});

test('no problem tells how the platform works', async () => {
  const { asParty } = lab.platform.database;
  const secret = 'select * from secrets';
  lab.platform.database.asParty = () => Promise.reject(new Error(secret));
  try {
    const { status, body, text } = await yi.call('GET', '/vouchers?tab=todo');
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toContain(secret);
    expect(lab.faults.splice(0).join()).toContain(secret);
  } finally {
    lab.platform.database.asParty = asParty;
  }
});

test('too many requests of one company: 429, and other companies go on', async () => {
  let answer = await jia.call('GET', '/vouchers/counts');
  while (answer.status === 200) answer = await jia.call('GET', '/vouchers/counts');
  expect([answer.status, answer.body.code]).toEqual([429, 'rate-limited']);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await yi.call('GET', '/vouchers/counts')).status).toBe(200);
});

test('too many log-ins from one address: 429, and who is in goes on', async () => {
  const stranger = lab.stranger('guesser');
  let answer = await lab.caller().challenge(stranger);
  while (answer.status === 403) answer = await lab.caller().challenge(stranger);
  expect([answer.status, answer.body.code]).toEqual([429, 'rate-limited']);
  const guess = lab.caller();
  guess.authorization = `Bearer ${'x'.repeat(43)}`;
  expect((await guess.call('GET', '/vouchers/counts')).status).toBe(429);
  expect((await yi.call('GET', '/vouchers/counts')).status).toBe(200);
  expect((await lab.caller().call('GET', '/health')).status).toBe(200);
});

test('a bucket fills again as time goes by, up to its burst', () => {
  let now = 0;
  const limit = new RateLimit({ perSecond: 2, burst: 3 }, () => now);
  const take = () => limit.take('one');
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
  now += 500;
  expect([take(), take()]).toEqual([0, 1]);
  now += 60_000;
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
  expect(limit.take('another')).toBe(0);
});
