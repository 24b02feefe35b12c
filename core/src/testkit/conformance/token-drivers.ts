/**
 * Conformance suite of the point `tokenDrivers`: what every driver of a key must do, and what an integrator reads to
 * write one. Every test starts the driver anew, with a token whose PIN has all its tries.
 *
 * @example
 * describeTokenDriver('my key', async () => {
 *   const folder = await prepareMyToken();
 *   return { driver: await entry({ folder, log }), pin: '86420975', wrongPin: '11111111', maxTries: 6, ... };
 * });
 */
import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  DigestInvalid,
  type ErrorData,
  type ErrorType,
  type KeyInfo,
  KeyMissing,
  MechanismUnsupported,
  PinIncorrect,
  PinLocked,
  SealwrightError,
  SessionClosed,
  type SignMechanism,
  type TokenDriver,
  TokenRemoved,
} from '../../api/index.ts';
import { certificateKeyUsage } from './certificate-key-usage.ts';
import {
  algorithmOf,
  describeMechanism,
  firstMechanism,
  hashLength,
  MECHANISMS_OF_KIND,
  variants,
  verifyingKey,
} from './sign-mechanisms.ts';

export interface TokenDriverUnderTest {
  /** Both halves of the driver; where it runs in a process, the two channels' ends side by side. */
  readonly driver: TokenDriver;
  /** PIN of every token. Choose one that appears nowhere else, so that a leak can be told. */
  readonly pin: string;
  readonly wrongPin: string;
  /** What is plugged in. One token at least has a signing key. */
  readonly tokens: readonly ExpectedToken[];
  /** Tries of a PIN, where the driver can know them; else the suite tries until the PIN is locked. */
  readonly maxTries?: number;
  /** `false` for a token whose PIN no number of wrong ones locks, such as one of SoftHSM2. */
  readonly locks?: boolean;
  /** For SM2 keys, which Node cannot verify: SM3(Z || M) for the certificate's key, and GB/T 32918.2's verification. */
  readonly sm2?: {
    digest(certificate: Uint8Array, message: Uint8Array): Uint8Array;
    verify(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  };
  /** Ends the driver and starts it anew with the same tokens. */
  restart(): Promise<TokenDriver>;
  /** All that the driver has logged and printed. */
  output(): string;
  end(): Promise<void>;
}

export interface ExpectedToken {
  readonly id: string;
  readonly keys: readonly { readonly usage: KeyInfo['usage']; readonly kind: KeyInfo['algorithm']['kind'] }[];
}

const MANY_TRIES = 30;

export function describeTokenDriver(name: string, start: () => Promise<TokenDriverUnderTest>): void {
  describe(`token driver: ${name}`, () => {
    let setting: TokenDriverUnderTest;
    let driver: TokenDriver;
    beforeEach(async () => {
      setting = await start();
      driver = setting.driver;
    });
    afterEach(() => setting.end());

    const bytes = (pin: string) => new TextEncoder().encode(pin);
    const login = (token: string, pin = setting.pin) => driver.login(token, bytes(pin));

    /** The signing key that most tests use. */
    async function signer(): Promise<{ token: string; key: KeyInfo }> {
      for (const { id: token } of setting.tokens) {
        const key = (await driver.keys(token)).find(({ usage }) => usage === 'signing');
        if (key) return { token, key };
      }
      throw new Error('none of the tokens has a signing key');
    }

    function hashed(key: KeyInfo, mechanism: SignMechanism, message: Uint8Array): Uint8Array {
      if (mechanism.kind !== 'sm2') return createHash(mechanism.hash).update(message).digest();
      if (!setting.sm2) throw new Error('the driver has SM2 keys, so the suite must be given `sm2`');
      return setting.sm2.digest(key.chain[0]!, message);
    }

    function verifies(key: KeyInfo, mechanism: SignMechanism, message: Uint8Array, signature: Uint8Array): boolean {
      if (mechanism.kind === 'sm2') return setting.sm2!.verify(key.chain[0]!, message, signature);
      return verify(mechanism.hash, message, verifyingKey(key, mechanism), signature);
    }

    /** Signs a fresh message and checks the signature with the key's certificate. */
    async function signAndVerify(session: string, key: KeyInfo, mechanism = firstMechanism(key)): Promise<void> {
      const message = randomBytes(100);
      const signature = await driver.sign(session, key.id, mechanism, hashed(key, mechanism, message));
      expect(verifies(key, mechanism, message, signature), describeMechanism(mechanism)).toBe(true);
      expect(verifies(key, mechanism, randomBytes(100), signature), 'another message').toBe(false);
    }

    describe('before a PIN is given', () => {
      test('lists the tokens that are plugged in, by ids that are unique and stay the same', async () => {
        const ids = (await driver.tokens()).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...ids].sort()).toEqual(setting.tokens.map(({ id }) => id).sort());
        expect((await driver.tokens()).map(({ id }) => id)).toEqual(ids);
        driver = await setting.restart();
        expect((await driver.tokens()).map(({ id }) => id)).toEqual(ids);
      });

      test('lists the keys of each token, by ids that are unique and stay the same', async () => {
        for (const { id: token, keys: expected } of setting.tokens) {
          const keys = await driver.keys(token);
          const found = keys.map(({ usage, algorithm }) => ({ usage, kind: algorithm.kind }));
          expect(found).toHaveLength(expected.length);
          expect(found).toEqual(expect.arrayContaining([...expected]));
          const ids = keys.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect((await driver.keys(token)).map(({ id }) => id)).toEqual(ids);
        }
      });

      test('gives the chain of each key, its own certificate first, each issued by the next', async () => {
        for (const { id: token } of setting.tokens) {
          for (const { chain, algorithm } of await driver.keys(token)) {
            expect(chain.length).toBeGreaterThan(0);
            const certificates = chain.map((der) => new X509Certificate(der));
            certificates.slice(1).forEach((issuer, at) => {
              expect(certificates[at]?.issuer).toBe(issuer.subject);
            });
            if (algorithm.kind !== 'sm2') expect(algorithmOf(certificates[0]!.publicKey)).toEqual(algorithm);
          }
        }
      });

      test('tells signing keys from encryption keys by their certificates, and offers no mechanism for the latter', async () => {
        for (const { id: token } of setting.tokens) {
          for (const { chain, usage, algorithm, mechanisms } of await driver.keys(token)) {
            expect(usage).toBe(certificateKeyUsage(chain[0]!));
            expect(mechanisms.every((kind) => MECHANISMS_OF_KIND[algorithm.kind].includes(kind))).toBe(true);
            expect(mechanisms.length > 0).toBe(usage === 'signing');
          }
        }
      });

      test('tells how the PIN stands', async () => {
        const { token } = await signer();
        const status = await driver.pinStatus(token);
        expect(status.state).toBe(setting.maxTries === 1 ? 'last-try' : 'ok');
        expect(status.triesLeft).toBe(setting.maxTries);
      });

      test('refuses to sign', async () => {
        const { key } = await signer();
        const mechanism = firstMechanism(key);
        const digest = hashed(key, mechanism, bytes('message'));
        await rejects(driver.sign('no-such-session', key.id, mechanism, digest), SessionClosed);
      });

      test('knows nothing of a token that is not there', async () => {
        await rejects(driver.keys('no-such-token'), TokenRemoved);
        await rejects(driver.pinStatus('no-such-token'), TokenRemoved);
        await rejects(driver.login('no-such-token', bytes(setting.pin)), TokenRemoved);
      });
    });

    describe('the PIN', () => {
      test('opens a session when it is right', async () => {
        const { token, key } = await signer();
        const session = await login(token);
        expect(session).not.toContain(setting.pin);
        await signAndVerify(session, key);
      });

      test('costs a try when it is wrong, and gives all tries back when it is right', async () => {
        const { token } = await signer();
        const fault = await rejects(login(token, setting.wrongPin), PinIncorrect);
        expect(fault.data.triesLeft).toBe(setting.maxTries === undefined ? null : setting.maxTries - 1);
        if (setting.maxTries !== undefined) {
          expect((await driver.pinStatus(token)).triesLeft).toBe(setting.maxTries - 1);
        }
        await driver.logout(await login(token));
        const { triesLeft } = await driver.pinStatus(token);
        expect(triesLeft).toBe(setting.maxTries);
      });

      test('is locked after too many wrong ones, and stays locked when the driver starts anew', async ({ skip }) => {
        if (setting.locks === false) skip('the PIN of this token never locks');
        const { token } = await signer();
        const states: string[] = [];
        let wrong = 0;
        while ((await driver.pinStatus(token)).state !== 'locked' && wrong < MANY_TRIES) {
          states.push((await driver.pinStatus(token)).state);
          const fault: unknown = await login(token, setting.wrongPin).catch((thrown: unknown) => thrown);
          wrong += 1;
          const last = (await driver.pinStatus(token)).state === 'locked';
          expect(PinIncorrect.is(fault) || (last && PinLocked.is(fault)), inspect(fault)).toBe(true);
        }
        expect(wrong).toBe(setting.maxTries ?? wrong);
        expect(wrong).toBeLessThan(MANY_TRIES);
        expect(states.at(-1)).toBe('last-try');
        await rejects(login(token), PinLocked);
        driver = await setting.restart();
        expect((await driver.pinStatus(token)).state).toBe('locked');
        await rejects(login(token), PinLocked);
      });

      test('is overwritten in memory, right or wrong', async () => {
        const { token } = await signer();
        const right = bytes(setting.pin);
        await driver.login(token, right);
        expect([...right].every((octet) => octet === 0)).toBe(true);
        const wrong = bytes(setting.wrongPin);
        await rejects(driver.login(token, wrong), PinIncorrect);
        expect([...wrong].every((octet) => octet === 0)).toBe(true);
        const stray = bytes(setting.pin);
        await rejects(driver.login('no-such-token', stray), TokenRemoved);
        expect([...stray].every((octet) => octet === 0)).toBe(true);
      });

      test('appears in no error and in nothing that the driver prints', async () => {
        const { token, key } = await signer();
        const faults = [
          await driver.login('no-such-token', bytes(setting.pin)).catch((fault: unknown) => fault),
          await login(token, setting.wrongPin).catch((fault: unknown) => fault),
        ];
        await signAndVerify(await login(token), key);
        const written = faults.map((fault) => inspect(fault, { depth: 10, showHidden: true }) + JSON.stringify(fault));
        const seen = [...written, setting.output()].join('\n');
        for (const pin of [setting.pin, setting.wrongPin]) {
          for (const form of ['utf8', 'hex', 'base64'] as const)
            expect(seen).not.toContain(Buffer.from(pin).toString(form));
        }
      });
    });

    describe('a session', () => {
      test('signs by each mechanism of each of its signing keys', async () => {
        for (const { id: token } of setting.tokens) {
          const keys = (await driver.keys(token)).filter(({ usage }) => usage === 'signing');
          if (keys.length === 0) continue;
          const session = await login(token);
          for (const key of keys) {
            for (const mechanism of key.mechanisms.flatMap(variants)) await signAndVerify(session, key, mechanism);
          }
        }
      });

      test('refuses a mechanism that the key does not have', async () => {
        for (const { id: token } of setting.tokens) {
          const session = await login(token);
          for (const key of await driver.keys(token)) {
            const others = Object.values(MECHANISMS_OF_KIND)
              .flat()
              .filter((kind) => !key.mechanisms.includes(kind));
            for (const mechanism of others.flatMap(variants)) {
              const digest = Buffer.alloc(mechanism.kind === 'sm2' ? 32 : hashLength(mechanism.hash));
              await rejects(driver.sign(session, key.id, mechanism, digest), MechanismUnsupported);
            }
          }
        }
      });

      test('refuses a digest that is not as long as its hash has it', async () => {
        const { token, key } = await signer();
        const session = await login(token);
        for (const length of [0, 20, 31, 33, 1000]) {
          await rejects(driver.sign(session, key.id, firstMechanism(key), Buffer.alloc(length)), DigestInvalid);
        }
      });

      test('refuses a key that the token does not have', async () => {
        const { token, key } = await signer();
        const mechanism = firstMechanism(key);
        const digest = hashed(key, mechanism, bytes('message'));
        await rejects(driver.sign(await login(token), 'no-such-key', mechanism, digest), KeyMissing);
      });

      test('is over after the logout, which may come twice', async () => {
        const { token, key } = await signer();
        const session = await login(token);
        await signAndVerify(session, key);
        await driver.logout(session);
        await rejects(signAndVerify(session, key), SessionClosed);
        await driver.logout(session);
      });

      test('is over when the driver starts anew', async () => {
        const { token, key } = await signer();
        const session = await login(token);
        driver = await setting.restart();
        await rejects(signAndVerify(session, key), SessionClosed);
      });

      test('makes a hundred signatures with one PIN', async () => {
        const { token, key } = await signer();
        const session = await login(token);
        for (let made = 0; made < 100; made += 1) await signAndVerify(session, key);
      });

      test('takes calls at the same time', async () => {
        const { token, key } = await signer();
        const session = await login(token);
        await Promise.all(Array.from({ length: 16 }, () => signAndVerify(session, key)));
      });

      test('stands beside another one, each with an end of its own', async () => {
        const { token, key } = await signer();
        const [one, other] = [await login(token), await login(token)];
        expect(one).not.toBe(other);
        await driver.logout(one);
        await rejects(signAndVerify(one, key), SessionClosed);
        await signAndVerify(other, key);
      });
    });
  });
}

/** The typed error that a call rejects with; fails the test where it resolves or rejects with another. */
async function rejects<D extends ErrorData>(call: Promise<unknown>, type: ErrorType<D>): Promise<SealwrightError<D>> {
  const fault: unknown = await call.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  expect(fault instanceof SealwrightError ? fault.code : fault).toBe(type.code);
  return fault as SealwrightError<D>;
}
