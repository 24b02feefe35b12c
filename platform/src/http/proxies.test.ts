/** Whose requests are counted, where the platform stands behind a proxy. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../config/read-config.ts';
import { SessionProblem } from '../sessions/index.ts';
import type { Handlers } from './call.ts';
import { createApp } from './create-app.ts';

const PROXY = '10.1.2.3';
const INNER = '10.9.9.9';
const BURST = 3;

/** Knows nobody: what counts here happens before. */
const strangers = new Proxy({} as Handlers, {
  get: () => async () => {
    throw new SessionProblem('not-signed-in');
  },
});

/** Asks something that needs no token. */
async function ask(app: FastifyInstance, from: string, forwarded?: string): Promise<number> {
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions/refresh',
    remoteAddress: from,
    headers: { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) },
    payload: { refreshToken: 'a'.repeat(43) },
  });
  return statusCode;
}

/** Uses up what one address has; then it is 429. */
async function exhaust(app: FastifyInstance, from: string, forwarded?: string): Promise<void> {
  for (let count = 0; count < BURST; count += 1) expect(await ask(app, from, forwarded)).toBe(401);
  expect(await ask(app, from, forwarded)).toBe(429);
}

describe.each([
  ['behind proxies', '10.0.0.0/8'],
  ['without any', ''],
])('%s', (_, proxies) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    const settings = { SEALWRIGHT_PLATFORM_DATA: '/data', SEALWRIGHT_PLATFORM_PROXIES: proxies };
    const { trustedProxies } = readConfig(settings);
    const rates = { parties: { perSecond: 0, burst: 0 }, strangers: { perSecond: 0.001, burst: BURST } };
    app = await createApp(strangers, { trustedProxies, rates, partyOf: async () => undefined, onFault: () => {} });
  });
  afterAll(() => app.close());

  test('who comes by itself cannot be somebody else', async () => {
    await exhaust(app, '203.0.113.5');
    for (const forwarded of ['198.51.100.1', '198.51.100.2, 10.1.1.1', 'nobody', PROXY]) {
      expect(await ask(app, '203.0.113.5', forwarded)).toBe(429);
    }
    expect(await ask(app, '203.0.113.6')).toBe(401);
  });

  if (proxies === '') {
    test('a proxy that nobody named is one caller, whatever it says', async () => {
      await exhaust(app, PROXY, '198.51.100.10');
      expect(await ask(app, PROXY, '198.51.100.11')).toBe(429);
    });
    return;
  }

  test('each address behind it is counted for itself, however many proxies stand between', async () => {
    await exhaust(app, PROXY, '198.51.100.20');
    expect(await ask(app, PROXY, '198.51.100.21')).toBe(401);
    expect(await ask(app, INNER, `198.51.100.20, ${PROXY}`)).toBe(429);
    expect(await ask(app, '::ffff:10.1.2.3', '198.51.100.20')).toBe(429);
  });

  test('what a client claims before the proxy is not believed', async () => {
    await exhaust(app, PROXY, '198.51.100.30');
    for (const claimed of ['198.51.100.99', 'x', `${PROXY}, 192.0.2.7`]) {
      expect(await ask(app, PROXY, `${claimed}, 198.51.100.30`)).toBe(429);
    }
  });
});
