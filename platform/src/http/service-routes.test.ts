/** Webhooks, updates and licences as HTTP has them; what they do is tested with each. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Schemas } from '../api/schemas.ts';
import { type Caller, PlatformLab } from '../testing/index.ts';
import { newEmbeddedDatabase } from '../testing/new-embedded-database.ts';

let folder: string;
let lab: PlatformLab;
let jia: Caller;
let yi: Caller;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-services-'));
  lab = await PlatformLab.open({
    database: await newEmbeddedDatabase(),
    settings: { SEALWRIGHT_PLATFORM_FEED: folder, SEALWRIGHT_PLATFORM_LICENCES: folder },
  });
  jia = await lab.company('JIA');
  yi = await lab.company('YI');
});
afterAll(async () => {
  await lab?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe('webhooks', () => {
  const body = { url: 'https://example.com/hook', types: ['signed'] };
  type Webhook = Schemas['Webhook'] & Schemas['Problem'];

  test('made with a secret, listed without, removed', async () => {
    const made = await jia.post<Webhook>('/webhooks', { body });
    expect([made.status, made.body]).toEqual([
      201,
      { ...body, id: expect.any(String), createdAt: expect.any(String), secret: expect.stringMatching(/^whsec_/) },
    ]);
    const { secret: _, ...shown } = made.body;
    expect((await jia.call('GET', '/webhooks')).body).toEqual({ items: [shown] });
    expect((await yi.call('GET', '/webhooks')).body).toEqual({ items: [] });
    expect((await yi.call('DELETE', `/webhooks/${shown.id}`)).body.code).toBe('not-found');
    expect((await jia.call('DELETE', `/webhooks/${shown.id}`)).status).toBe(204);
    expect((await jia.call('DELETE', `/webhooks/${shown.id}`)).status).toBe(404);
  });

  test('the same call again makes no second one, another with its key none at all', async () => {
    const key = randomUUID();
    const first = await yi.post<Webhook>('/webhooks', { body, key });
    expect((await yi.post<Webhook>('/webhooks', { body, key })).body).toEqual(first.body);
    const other = await yi.post('/webhooks', { body: { ...body, types: [] }, key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
    expect((await yi.call<{ items: unknown[] }>('GET', '/webhooks')).body.items).toHaveLength(1);
  });

  test.each<[string, number, string, object, object?]>([
    ['a private address', 422, 'webhook-address', { ...body, url: 'https://10.0.0.1/' }],
    ['plain http', 422, 'webhook-address', { ...body, url: 'http://example.com/' }],
    ['no address', 400, 'malformed', { types: [] }],
    ['a secret of its own', 400, 'malformed', { ...body, secret: 'whsec_AA==' }],
    ['no key', 400, 'idempotency-key-required', body, { key: undefined }],
  ])('%s: %i %s', async (_, status, code, refused, more = { key: randomUUID() }) => {
    const answer = await jia.call('POST', '/webhooks', { body: refused, ...more });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('nobody without a token', async () => {
    const stranger = lab.caller();
    expect((await stranger.call('GET', '/webhooks')).status).toBe(401);
    expect((await stranger.post('/webhooks', { body })).status).toBe(401);
    expect((await stranger.call('DELETE', '/webhooks/1911613691439169537')).status).toBe(401);
  });
});

describe('updates', () => {
  const asked = 'product=sealwright&version=1.0.0&os=linux&arch=x64';
  beforeAll(() => {
    const file = { os: 'linux', arch: 'x64', kind: 'AppImage', url: 'a.AppImage', size: 5, sha256: 'ab'.repeat(32) };
    const manifest = {
      ...{ format: 1, product: 'sealwright', channel: 'stable', version: '1.2.0', files: [file] },
      ...{ issuedAt: '2025-01-01T00:00:00Z', expiresAt: '2999-01-01T00:00:00Z' },
    };
    writeFileSync(join(folder, 'stable.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'stable.json.sig'), JSON.stringify({ signatures: [{ keyId: 'k', value: 'c2ln' }] }));
  });

  test('told to anybody, of the channel that is meant where none is named', async () => {
    const { status, body } = await lab.caller().call<Schemas['Update']>('GET', `/updates?${asked}`);
    expect([status, body.version, body.mandatory, body.files[0]?.signature]).toEqual([200, '1.2.0', false, 'c2ln']);
  });

  test.each([
    ['nothing newer', asked.replace('1.0.0', '1.2.0'), 204],
    ['nothing for that computer', asked.replace('x64', 'arm64'), 204],
    ['no such channel', `${asked}&channel=beta`, 204],
    ['a way out of the folder', `${asked}&channel=..%2Fstable`, 204],
    ['no version', 'product=sealwright&os=linux&arch=x64', 400],
    ['a parameter that there is not', `${asked}&folder=x`, 400],
  ])('%s', async (_, query, status) => {
    const answer = await lab.caller().call('GET', `/updates?${query}`);
    expect([answer.status, answer.body?.code]).toEqual([status, status === 400 ? 'malformed' : undefined]);
  });
});

describe('licences', () => {
  const licence = '[License]\nId=LIC-1\nNotAfter=2999-01-08\n[Modules]\nSeats=1\n';
  beforeAll(() => writeFileSync(join(folder, '授权导入.ini'), licence));
  const activate = (machine: string, text = licence) =>
    lab
      .caller()
      .post<Schemas['Activation'] & Schemas['Problem']>('/licences/activate', { body: { licence: text, machine } });

  test('a machine has its seat as often as it asks, the next one none', async () => {
    const until = '2999-01-08T16:00:00.000Z';
    for (let count = 0; count < 2; count += 1) {
      expect(await activate('a')).toMatchObject({ status: 200, body: { activated: true, until } });
    }
    expect(await activate('b')).toMatchObject({ status: 200, body: { activated: false, reason: 'no-seats', until } });
  });

  test('what nobody issued, and what is no question', async () => {
    const unknown = await activate('a', `${licence} `);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
    const nameless = await lab.caller().post('/licences/activate', { body: { licence } });
    expect([nameless.status, nameless.body.code]).toEqual([400, 'malformed']);
  });
});

test('nothing of this was a fault of the platform', () => {
  expect(lab.faults).toEqual([]);
});
