import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeSystemCheck } from '@sealwright/core/testkit';
import { LocalTsa, OpensslPki, opensslReply } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checkPlatformAddress } from './platform-address.ts';
import { checkTimestampServer } from './timestamp-server.ts';

const pki = new OpensslPki();
const authority = pki.issue('tsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], 'timestamper');
let tsa: LocalTsa;
let server: Server;
let address: string;
let status = 200;

beforeAll(async () => {
  tsa = await LocalTsa.start((query) => ({ body: opensslReply(pki, authority, query) }));
  server = createServer((_, response) => {
    response.statusCode = status;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await tsa.stop();
  await new Promise((resolve) => server.close(resolve));
  pki.dispose();
});

test('a platform that answers is reached, whatever it says of an address without a name', async () => {
  status = 404;
  expect(await checkPlatformAddress(address)).toMatchObject([{ verdict: 'passed' }]);
  status = 503;
  expect(await checkPlatformAddress(address)).toMatchObject([{ verdict: 'warning' }]);
});

test('why a platform is not reached is told apart', async () => {
  expect(await checkPlatformAddress('http://127.0.0.1:9/')).toMatchObject([
    { verdict: 'failed', facts: [{}, { value: 'ECONNREFUSED' }] },
  ]);
  expect(await checkPlatformAddress('http://platform.example/')).toMatchObject([
    { verdict: 'failed', sentence: { en: expect.stringMatching(/not a safe one/) } },
  ]);
});

test('what is not set is not asked', async () => {
  expect(await checkPlatformAddress(undefined)).toMatchObject([{ verdict: 'not-checked' }]);
  expect(await checkTimestampServer(undefined)).toMatchObject([{ verdict: 'not-checked' }]);
});

test('a timestamp that openssl gives is taken, and no address shows its secrets', async () => {
  const [finding] = await checkTimestampServer(`${tsa.url}?key=secret`);
  expect(finding?.verdict).toBe('passed');
  expect(JSON.stringify(finding)).not.toContain('secret');
  expect(tsa.queries).toHaveLength(1);
});

test('a server that gives no timestamp fails', async () => {
  expect(await checkTimestampServer(address)).toMatchObject([{ verdict: 'failed' }]);
  expect(await checkTimestampServer('http://127.0.0.1:9/tsa')).toMatchObject([{ verdict: 'failed' }]);
});

const dataOf = (wanted: string) => manifest.sealwright.contributes.systemChecks.find(({ id }) => id === wanted);
describeSystemCheck({
  data: dataOf('platform-address'),
  circumstances: {
    'a platform': () => ({ check: (signal) => checkPlatformAddress(address, signal) }),
    'nobody at home': () => ({ check: (signal) => checkPlatformAddress('http://127.0.0.1:9/', signal) }),
    'no platform': () => ({ check: (signal) => checkPlatformAddress(undefined, signal) }),
  },
});
describeSystemCheck({
  data: dataOf('timestamp-server'),
  circumstances: {
    'a server': () => ({ check: (signal) => checkTimestampServer(tsa.url, signal) }),
    'no server': () => ({ check: (signal) => checkTimestampServer(undefined, signal) }),
  },
});
