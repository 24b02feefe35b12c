import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../database/index.ts';
import { type Jobs, openJobs } from '../jobs/index.ts';
import { announce, forgetNotices } from '../notices/index.ts';
import { describeEachDatabase } from '../testing/index.ts';
import { AddressPrivate, isPublicAddress, isUsableAddress, lookupPublic } from './public-address.ts';
import { sendNotice, signatureOf } from './send-notice.ts';
import { Webhooks } from './webhooks.ts';

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let receiver: Server;
let address: string;
const heard: Heard[] = [];
/** Statuses of the next answers to a path; then 200. */
const answers = new Map<string, number[]>();
beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const path = request.url ?? '';
    heard.push({ path, headers: request.headers, body });
    const status = answers.get(path)?.shift() ?? 200;
    response.writeHead(status, status === 302 ? { location: `${address}/elsewhere` } : {}).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});
afterEach(() => {
  heard.length = 0;
  answers.clear();
});

const changes = (path: string) =>
  heard.filter((each) => each.path === path).map(({ body }) => JSON.parse(body) as { type: string; voucher?: string });
const types = (path: string) => changes(path).map(({ type }) => type);

describeEachDatabase('webhooks', (open) => {
  let database: Database;
  let jobs: Jobs;
  let webhooks: Webhooks;
  const faults: unknown[] = [];
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.asSystem((tx) => tx.query('delete from webhooks'));
    jobs = await openJobs({ database, onFault: (_, fault) => faults.push(fault) });
    webhooks = await Webhooks.open(database, jobs, { privateAddresses: true, look: 0.1 });
  });
  afterEach(async () => {
    await jobs.dispose();
    expect(faults.splice(0)).toEqual([]);
  });

  const make = (path: string, wanted?: string[], party = 'a') =>
    webhooks.create(
      party,
      { url: address + path, ...(wanted && { types: wanted }) },
      { key: randomUUID(), requestHash: 'h' },
    );
  const tell = (type: string, voucher?: string, parties = ['a', 'b']) =>
    database.asParty(parties[0]!, (tx) => announce(tx, { type, parties, ...(voucher && { voucher }) }));

  test('a change is told to whom it concerns, signed', async () => {
    const { secret, ...made } = await make('/a');
    await make('/b', undefined, 'b');
    await make('/c', undefined, 'c');
    expect(made).toEqual({
      id: expect.stringMatching(/^\d{19}$/),
      url: `${address}/a`,
      types: [],
      createdAt: expect.any(String),
    });
    await tell('signed', '1234567890123456789');
    await expect.poll(() => [types('/a'), types('/b')]).toEqual([['signed'], ['signed']]);
    expect(types('/c')).toEqual([]);
    const { headers, body } = heard.find(({ path }) => path === '/a')!;
    expect(JSON.parse(body)).toEqual({ cursor: expect.any(String), voucher: '1234567890123456789', type: 'signed' });
    expect(headers['content-type']).toBe('application/json');
    const {
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': signature,
    } = headers as Record<string, string>;
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
    expect(signature).toBe(signatureOf(secret ?? '', id!, time!, body));
  });

  test('in order, only what was asked for, and nothing from before', async () => {
    await tell('before');
    await make('/some', ['signed', 'sent']);
    await make('/all');
    for (const type of ['received', 'signed', 'reminded', 'sent']) await tell(type);
    await expect.poll(() => types('/all')).toEqual(['received', 'signed', 'reminded', 'sent']);
    await expect.poll(() => types('/some')).toEqual(['signed', 'sent']);
  });

  test('one that fails is tried again, with the same id, and holds up nobody', async () => {
    answers.set('/down', [500, 302]);
    await make('/down');
    await make('/up');
    await tell('signed');
    await tell('sent');
    await expect.poll(() => types('/up')).toEqual(['signed', 'sent']);
    await expect.poll(() => types('/down')).toEqual(['signed']);
    for (let failures = 1; failures <= 2; failures += 1) {
      await expect
        .poll(() => database.asSystem((tx) => tx.query('select failures from webhooks where due_at > now()')))
        .toEqual([{ failures }]);
      // Its pause is over.
      await database.asSystem((tx) => tx.query(`update webhooks set due_at = now()`));
    }
    await expect.poll(() => types('/down')).toEqual(['signed', 'signed', 'signed', 'sent']);
    const ids = heard.filter(({ path }) => path === '/down').map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
    // A redirect is an answer like any other that is no success.
    expect(types('/elsewhere')).toEqual([]);
  });

  test('one that is gone is asked no more', async () => {
    answers.set('/gone', [410]);
    await make('/gone');
    await tell('signed');
    await expect.poll(() => webhooks.list('a')).toEqual([]);
    expect(types('/gone')).toEqual(['signed']);
  });

  test('what was forgotten before it was told is told as a refresh', async () => {
    answers.set('/late', [500]);
    await make('/late');
    await tell('signed');
    await expect.poll(() => types('/late')).toEqual(['signed']);
    await forgetNotices(database, new Date(Date.now() + 60_000));
    await tell('sent');
    await database.asSystem((tx) => tx.query(`update webhooks set due_at = now()`));
    await expect.poll(() => types('/late')).toEqual(['signed', 'refresh', 'sent']);
  });

  test('a key makes one webhook; lists hold no secrets; parties see their own', async () => {
    const call = { key: randomUUID(), requestHash: 'h' };
    const request = { url: `${address}/a` };
    const made = await webhooks.create('a', request, call);
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await webhooks.create('a', request, call)).toEqual(made);
    await expect(webhooks.create('a', request, { ...call, requestHash: 'other' })).rejects.toMatchObject({
      code: 'idempotency-mismatch',
    });
    const { secret: _, ...shown } = made;
    expect(await webhooks.list('a')).toEqual([shown]);
    expect(await webhooks.list('b')).toEqual([]);
    await expect(webhooks.remove('b', made.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(webhooks.remove('a', 'x')).rejects.toMatchObject({ code: 'not-found' });
    await webhooks.remove('a', made.id);
    expect(await webhooks.list('a')).toEqual([]);
  });

  test('no more than a party may have', async () => {
    for (let i = 0; i < 20; i += 1) await make(`/${i}`);
    await expect(make('/21')).rejects.toMatchObject({ code: 'too-many-webhooks', status: 422 });
    await expect(make('/21', undefined, 'b')).resolves.toBeDefined();
  });
});

describe('addresses', () => {
  test.each([
    ['https://example.com/hook', true],
    ['https://93.184.215.14/', true],
    ['http://example.com/', false],
    ['https://user:pass@example.com/', false],
    ['https://127.0.0.1/', false],
    ['https://2130706433/', false],
    ['https://0x7f.1/', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://[::1]/', false],
    ['https://[::ffff:10.0.0.1]/', false],
    ['https://[64:ff9b::7f00:1]/', false],
    ['https://[fd00::1]/', false],
    ['ftp://example.com/', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s', (address, usable) => {
    expect(isUsableAddress(address, false)).toBe(usable);
  });

  test('in private networks, where the platform is told that it may', () => {
    expect(isUsableAddress('http://10.0.0.1:8080/', true)).toBe(true);
    expect(isUsableAddress('http://user@10.0.0.1/', true)).toBe(false);
    expect(isUsableAddress('gopher://10.0.0.1/', true)).toBe(false);
  });

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    'ff02::1',
    '2002:7f00:1::',
    'x',
  ])('%s is none of the Internet’s', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['localhost', 'ip6-localhost', '127.0.0.1'])('the name %s leads into a private network', async (name) => {
    for (const all of [true, false]) {
      const fault = await new Promise((resolve) => lookupPublic(name, { all }, resolve));
      expect(fault).toBeInstanceOf(Error);
      if (name !== 'ip6-localhost') expect(fault).toBeInstanceOf(AddressPrivate);
    }
  });

  test('a name that leads into a private network is not followed', async () => {
    const { port } = receiver.address() as AddressInfo;
    const delivery = {
      secret: 'whsec_AA==',
      id: 'm',
      body: '{}',
      at: new Date(),
      signal: new AbortController().signal,
    };
    const url = `https://localhost:${port}/private`;
    expect(await sendNotice({ ...delivery, url, privateAddresses: false })).toBe('failed');
    expect(await sendNotice({ ...delivery, url: `${address}/private`, privateAddresses: false })).toBe('failed');
    expect(heard).toEqual([]);
    expect(await sendNotice({ ...delivery, url: `${address}/private`, privateAddresses: true })).toBe('taken');
  });

  test('a signature as in the specification of Standard Webhooks', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    expect(signatureOf(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });
});
