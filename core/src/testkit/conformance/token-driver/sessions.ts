import { expect } from 'vitest';
import { DigestInvalid, KeyMissing, MechanismUnsupported, SessionClosed } from '../../../api/index.ts';
import { bytes, type Rules, rejects } from './bench.ts';
import { firstMechanism, hashLength, MECHANISMS_OF_KIND, variants } from './sign-mechanisms.ts';

/** What a driver does between login and logout. */
export const sessionRules: Rules = {
  async 'signs by each mechanism of each of its signing keys'(bench) {
    for (const { token, key } of await bench.keys()) {
      if (key.usage !== 'signing') continue;
      const session = await bench.login(token);
      for (const mechanism of key.mechanisms.flatMap(variants)) await bench.signAndVerify(session, key, mechanism);
    }
  },

  async 'refuses a mechanism that the key does not have'(bench) {
    for (const { token, key } of await bench.keys()) {
      const session = await bench.login(token);
      const others = Object.values(MECHANISMS_OF_KIND)
        .flat()
        .filter((kind) => !key.mechanisms.includes(kind));
      for (const mechanism of others.flatMap(variants)) {
        const digest = Buffer.alloc(mechanism.kind === 'sm2' ? 32 : hashLength(mechanism.hash));
        await rejects(bench.driver.sign(session, key.id, mechanism, digest), MechanismUnsupported);
      }
    }
  },

  async 'never signs with an encryption key'(bench) {
    const pairs = (await bench.keys()).filter(({ key }) => key.usage === 'encryption');
    if (pairs.length === 0) return bench.skip('no token has an encryption key');
    for (const { token, key } of pairs) {
      const session = await bench.login(token);
      for (const mechanism of MECHANISMS_OF_KIND[key.algorithm.kind].flatMap(variants)) {
        const digest = bench.digest(key, mechanism, bytes('message'));
        await rejects(bench.driver.sign(session, key.id, mechanism, digest), MechanismUnsupported);
      }
    }
  },

  async 'refuses a digest that is not as long as its hash has it'(bench) {
    const { token, key } = await bench.signer();
    const session = await bench.login(token);
    for (const length of [0, 20, 31, 33, 1000]) {
      await rejects(bench.driver.sign(session, key.id, firstMechanism(key), Buffer.alloc(length)), DigestInvalid);
    }
  },

  async 'refuses a key that the token does not have'(bench) {
    const { token, key } = await bench.signer();
    const mechanism = firstMechanism(key);
    const digest = bench.digest(key, mechanism, bytes('message'));
    await rejects(bench.driver.sign(await bench.login(token), 'no-such-key', mechanism, digest), KeyMissing);
  },

  async 'is over after the logout, which may come twice'(bench) {
    const { token, key } = await bench.signer();
    const session = await bench.login(token);
    await bench.signAndVerify(session, key);
    await bench.driver.logout(session);
    await rejects(bench.signAndVerify(session, key), SessionClosed);
    await bench.driver.logout(session);
  },

  async 'is over when the driver starts anew'(bench) {
    const { token, key } = await bench.signer();
    const session = await bench.login(token);
    await bench.restart();
    await rejects(bench.signAndVerify(session, key), SessionClosed);
  },

  async 'makes a hundred signatures with one PIN'(bench) {
    const { token, key } = await bench.signer();
    const session = await bench.login(token);
    for (let made = 0; made < 100; made += 1) await bench.signAndVerify(session, key);
  },

  async 'makes many signatures with one PIN, though the key wants it for each of them'(bench) {
    const wanting = (await bench.keys()).filter(({ key }) => key.usage === 'signing' && key.pinPerSignature);
    if (wanting.length === 0) return bench.skip('no key wants the PIN for every signature');
    for (const { token, key } of wanting) {
      const session = await bench.login(token);
      for (let made = 0; made < 10; made += 1) await bench.signAndVerify(session, key);
      await Promise.all(Array.from({ length: 4 }, () => bench.signAndVerify(session, key)));
      const { triesLeft } = await bench.driver.pinStatus(token);
      expect(triesLeft).toBe(bench.setting.maxTries);
    }
  },

  async 'takes calls at the same time'(bench) {
    const { token, key } = await bench.signer();
    const session = await bench.login(token);
    await Promise.all(Array.from({ length: 16 }, () => bench.signAndVerify(session, key)));
  },

  async 'stands beside another one, each with an end of its own'(bench) {
    const { token, key } = await bench.signer();
    const [one, other] = [await bench.login(token), await bench.login(token)];
    expect(one).not.toBe(other);
    await bench.driver.logout(one);
    await rejects(bench.signAndVerify(one, key), SessionClosed);
    await bench.signAndVerify(other, key);
  },
};
