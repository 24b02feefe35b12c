import { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import { SessionClosed, TokenRemoved } from '../../../api/index.ts';
import { bytes, type Rules, rejects } from './bench.ts';
import { certificateKeyUsage } from './certificate-key-usage.ts';
import { algorithmOf, firstMechanism, MECHANISMS_OF_KIND } from './sign-mechanisms.ts';

/** What a driver shows to everybody. */
export const listingRules: Rules = {
  async 'lists the tokens that are plugged in, by ids that are unique and stay the same'(bench) {
    const ids = (await bench.driver.tokens()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(bench.setting.tokens.map(({ id }) => id).sort());
    expect((await bench.driver.tokens()).map(({ id }) => id)).toEqual(ids);
    await bench.restart();
    expect((await bench.driver.tokens()).map(({ id }) => id)).toEqual(ids);
  },

  async 'announces no change of the tokens when they are listed'(bench) {
    let changes = 0;
    const listening = bench.driver.onDidChangeTokens?.(() => {
      changes += 1;
    });
    for (const { id } of await bench.driver.tokens()) await bench.driver.keys(id);
    await bench.driver.tokens();
    await listening?.dispose();
    expect(changes).toBe(0);
  },

  async 'lists the keys of each token, by ids that are unique and stay the same'(bench) {
    for (const { id: token, keys: expected } of bench.setting.tokens) {
      const keys = await bench.driver.keys(token);
      const found = keys.map(({ usage, algorithm }) => ({ usage, kind: algorithm.kind }));
      expect(found).toHaveLength(expected.length);
      expect(found).toEqual(expect.arrayContaining(expected.map(({ usage, kind }) => ({ usage, kind }))));
      const ids = keys.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect((await bench.driver.keys(token)).map(({ id }) => id)).toEqual(ids);
    }
  },

  async 'gives the chain of each key, its own certificate first, each issued by the next'(bench) {
    for (const { key } of await bench.keys()) {
      expect(key.chain.length).toBeGreaterThan(0);
      const certificates = key.chain.map((der) => new X509Certificate(der));
      certificates.slice(1).forEach((issuer, at) => {
        expect(certificates[at]?.issuer).toBe(issuer.subject);
      });
      if (key.algorithm.kind !== 'sm2') expect(algorithmOf(certificates[0]!.publicKey)).toEqual(key.algorithm);
    }
  },

  async 'gives the certificates of the holders'(bench) {
    for (const { id: token, keys: expected } of bench.setting.tokens) {
      const names = (await bench.driver.keys(token)).map(({ chain }) => commonName(new X509Certificate(chain[0]!)));
      const holders = expected.map(({ holder }) => holder).filter((holder) => holder !== undefined);
      expect(names).toEqual(expect.arrayContaining(holders));
    }
  },

  async 'tells signing keys from encryption keys by their certificates, and offers no mechanism for the latter'(bench) {
    for (const { key } of await bench.keys()) {
      expect(key.usage).toBe(certificateKeyUsage(key.chain[0]!));
      expect(key.mechanisms.every((kind) => MECHANISMS_OF_KIND[key.algorithm.kind].includes(kind))).toBe(true);
      expect(key.mechanisms.length > 0).toBe(key.usage === 'signing');
    }
  },

  async 'tells which keys want the PIN for every signature'(bench) {
    for (const { id: token, keys: expected } of bench.setting.tokens) {
      const told = (await bench.driver.keys(token)).filter(({ pinPerSignature }) => pinPerSignature);
      expect(told).toHaveLength(expected.filter(({ pinPerSignature }) => pinPerSignature).length);
    }
  },

  async 'tells how the PIN stands'(bench) {
    const { maxTries } = bench.setting;
    const { token } = await bench.signer();
    const status = await bench.driver.pinStatus(token);
    expect(status.state).toBe(maxTries === 1 ? 'last-try' : 'ok');
    expect(status.triesLeft).toBe(maxTries);
  },

  async 'can do what its tokens name as PIN tasks'(bench) {
    for (const { pinTasks = [], pinLength } of await bench.driver.tokens()) {
      expect(pinTasks.every((task) => task === 'change' || task === 'unblock')).toBe(true);
      if (pinTasks.includes('change')) expect(bench.driver.changePin).toBeTypeOf('function');
      if (pinTasks.includes('unblock')) expect(bench.driver.unblockPin).toBeTypeOf('function');
      if (pinLength) expect(pinLength.max).toBeGreaterThanOrEqual(pinLength.min);
    }
  },

  async 'refuses to sign without a session'(bench) {
    const { key } = await bench.signer();
    const mechanism = firstMechanism(key);
    const digest = bench.digest(key, mechanism, bytes('message'));
    await rejects(bench.driver.sign('no-such-session', key.id, mechanism, digest), SessionClosed);
  },

  async 'knows nothing of a token that is not there'(bench) {
    await rejects(bench.driver.keys('no-such-token'), TokenRemoved);
    await rejects(bench.driver.pinStatus('no-such-token'), TokenRemoved);
    await rejects(bench.login('no-such-token'), TokenRemoved);
  },
};

function commonName({ subject }: X509Certificate): string | undefined {
  return /^CN=(.*)$/m.exec(subject)?.[1];
}
