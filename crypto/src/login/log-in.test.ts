import type { Key, Keys, SignMechanism } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../hash/index.ts';
import { readSm2PublicKey, sm2Digest } from '../sm2/index.ts';
import { OpensslPki, type Party, SM2_KEY } from '../testing/index.ts';
import { parseCertificate } from '../x509/index.ts';
import { isProven } from './is-proven.ts';
import { logInStatement } from './log-in-statement.ts';
import { openEntryKey } from './open-entry-key.ts';

const AUDIENCE = 'https://platform.example';
const NONCE = 'AbCdEf0123456789-_';
const ec = (curve: string) => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`];
const GENERATE: Readonly<Record<string, readonly string[]>> = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  weak: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  p256: ec('P-256'),
  p384: ec('P-384'),
  p521: ec('P-521'),
  sm2: SM2_KEY,
};

let pki: OpensslPki;
const parties = new Map<string, Party>();
const party = (name: string) => parties.get(name)!;

beforeAll(() => {
  pki = new OpensslPki();
  for (const [name, generate] of Object.entries(GENERATE)) parties.set(name, pki.issue(name, generate));
}, 60_000);
afterAll(() => pki.dispose());

/** A key in a device whose operations openssl does. */
function device(holder: Party, only?: SignMechanism['kind']) {
  const key = { ...holder.key, ...(only && { mechanisms: [only] }) } as Key;
  const said: unknown[] = [];
  const keys = {
    open: async (_: unknown, purpose: unknown) => {
      said.push(purpose);
      return {
        sign: async (_: Key, mechanism: SignMechanism, digest: Uint8Array) => pki.sign(holder, mechanism, digest),
        close: async () => void said.push('closed'),
      };
    },
  } as unknown as Keys;
  return { key, keys, said };
}

async function prove(holder: Party, only?: SignMechanism['kind']): Promise<Uint8Array> {
  const { key, keys } = device(holder, only);
  const entry = await openEntryKey(keys, key, '合同平台');
  return entry.prove(AUDIENCE, NONCE);
}

describe.each([
  ['rsa', undefined],
  ['rsa', 'rsa-pss'],
  ['p256', undefined],
  ['p384', undefined],
  ['p521', undefined],
  ['sm2', undefined],
] as const)('a key of the kind %s %s', (name, only) => {
  test('proves who is there, to one platform, once', async () => {
    const { chain } = party(name);
    const proof = {
      certificate: chain[0]!,
      audience: AUDIENCE,
      nonce: NONCE,
      signature: await prove(party(name), only),
    };
    expect(await isProven(proof)).toBe(true);
    expect(await isProven({ ...proof, audience: 'https://platform.example.org' })).toBe(false);
    expect(await isProven({ ...proof, nonce: `${NONCE}x` })).toBe(false);
    expect(await isProven({ ...proof, certificate: party(name === 'p256' ? 'sm2' : 'p256').chain[0]! })).toBe(false);
    const altered = proof.signature.slice();
    altered[altered.length - 1] = altered.at(-1)! ^ 1;
    expect(await isProven({ ...proof, signature: altered })).toBe(false);
  });
});

test('the PIN entry is told why, and the key is locked afterwards', async () => {
  const { key, keys, said } = device(party('p256'));
  const entry = await openEntryKey(keys, key, '合同平台');
  expect(entry.certificates).toEqual(key.chain);
  await entry.close();
  expect(said).toEqual([{ action: 'log-in', subject: '合同平台' }, 'closed']);
});

test('a key without a mechanism for it is refused before the PIN', async () => {
  const { key, keys, said } = device(party('p256'), 'sm2');
  await expect(openEntryKey(keys, key, '合同平台')).rejects.toMatchObject({ code: 'token.mechanism-unsupported' });
  expect(said).toEqual([]);
});

test('a weak key proves nothing, and neither does an SM2 signature without the user ID', async () => {
  const statement = logInStatement(AUDIENCE, NONCE)!;
  const weak = party('weak');
  const proof = { audience: AUDIENCE, nonce: NONCE };
  const byWeak = pki.sign(weak, { kind: 'rsa-pkcs1', hash: 'sha256' }, digestOf('sha256', statement));
  expect(await isProven({ ...proof, certificate: weak.chain[0]!, signature: byWeak })).toBe(false);
  const [certificate] = party('sm2').chain;
  const point = readSm2PublicKey(parseCertificate(certificate!)!.publicKey)!;
  const withoutId = pki.sign(party('sm2'), { kind: 'sm2' }, sm2Digest(point, statement, new Uint8Array()));
  expect(await isProven({ ...proof, certificate: certificate!, signature: withoutId })).toBe(false);
});

test('what cannot be read proves nothing', async () => {
  const signature = await prove(party('p256'));
  const proof = { certificate: party('p256').chain[0]!, audience: AUDIENCE, nonce: NONCE, signature };
  for (const unreadable of [new Uint8Array(), Uint8Array.of(0x30, 0x80), new Uint8Array(5_000).fill(0xff)]) {
    expect(await isProven({ ...proof, signature: unreadable })).toBe(false);
    expect(await isProven({ ...proof, certificate: unreadable })).toBe(false);
  }
});

describe('the statement', () => {
  test('is the same text everywhere', () => {
    expect(new TextDecoder().decode(logInStatement(AUDIENCE, NONCE))).toBe(
      'Sealwright log-in 1\naudience: https://platform.example\nnonce: AbCdEf0123456789-_\n',
    );
    expect(logInStatement('http://127.0.0.1:40123', NONCE)).toBeDefined();
  });

  test.each([
    ['https://platform.example/', NONCE],
    ['https://platform.example/api', NONCE],
    ['https://PLATFORM.example', NONCE],
    ['https://platform.example:443', NONCE],
    ['https://user@platform.example', NONCE],
    ['https://platform.example\nnonce: x', NONCE],
    ['ftp://platform.example', NONCE],
    ['file://', NONCE],
    ['null', NONCE],
    ['', NONCE],
    [AUDIENCE, 'short'],
    [AUDIENCE, 'with a blank inside'],
    [AUDIENCE, 'line\nof its own here'],
    [AUDIENCE, '一二三四五六七八'],
    [AUDIENCE, 'x'.repeat(257)],
  ])('is made for no audience %j with the nonce %j', async (audience, nonce) => {
    expect(logInStatement(audience, nonce)).toBeUndefined();
    const { key, keys } = device(party('p256'));
    const entry = await openEntryKey(keys, key, '合同平台');
    await expect(entry.prove(audience, nonce)).rejects.toMatchObject({ code: 'login.statement-unfit' });
  });
});
