/** The shortest and the longest RSA keys that tokens hold. */
import { createHash, verify, X509Certificate } from 'node:crypto';
import { buildDriver, type DriverBuild, makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NETCA_DRIVER } from './testing/netca-driver.ts';
import { makeToken, PIN, SOFT_HSM } from './testing/soft-hsm-token.ts';

let build: DriverBuild;
beforeAll(async () => {
  build = await buildDriver(NETCA_DRIVER);
});
afterAll(() => build.end());

test.each([1024, 4096])('RSA with %i bits signs', async (bits) => {
  const made = makeToken(makePki(['rsa'], { rsaBits: bits }));
  const token = made.copy();
  const running = await build.run({ path: SOFT_HSM! }, { env: { SOFTHSM2_CONF: token.configuration } });
  try {
    const { driver } = running;
    const key = (await driver.keys(token.id)).find(({ usage }) => usage === 'signing')!;
    expect(key.algorithm).toEqual({ kind: 'rsa', bits });
    const session = await driver.login(token.id, new TextEncoder().encode(PIN));
    const digest = createHash('sha256').update('a contract').digest();
    const signature = await driver.sign(session, key.id, { kind: 'rsa-pkcs1', hash: 'sha256' }, digest);
    const { publicKey } = new X509Certificate(key.chain[0]!);
    expect(verify('sha256', Buffer.from('a contract'), publicKey, signature)).toBe(true);
  } finally {
    await running.end();
    token.end();
    made.end();
  }
});
