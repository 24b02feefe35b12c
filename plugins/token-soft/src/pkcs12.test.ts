import { X509Certificate } from 'node:crypto';
import { SealwrightError } from '@sealwright/core/api';
import { fromBER, OctetString, type Sequence } from 'asn1js';
import { describe, expect, test } from 'vitest';
import { type Fixture, type FixtureOptions, hasLegacyProvider, makeFixture } from './openssl.fixture.ts';
import { decryptKeys, passwordFits, readPkcs12 } from './pkcs12.ts';
import { Pkcs12Damaged, Pkcs12Unsupported } from './soft-token-errors.ts';

const PASSWORD = '密码 pässword 🔑';
const utf8 = (text: string) => new TextEncoder().encode(text);

function make(pkcs12: readonly string[] = [], rest: Partial<FixtureOptions> = {}): Fixture {
  return makeFixture({ key: 'P-256', password: PASSWORD, pkcs12, ...rest });
}

function opens({ pkcs12, chain }: Fixture, password = PASSWORD): boolean {
  const file = readPkcs12(pkcs12);
  if (!passwordFits(file, utf8(password))) return false;
  const { publicKey } = new X509Certificate(chain[0]!);
  const [key] = decryptKeys(file, utf8(password));
  return new X509Certificate(chain[0]!).checkPrivateKey(key!) && publicKey.asymmetricKeyType === key!.asymmetricKeyType;
}

const thrown = (run: () => unknown): unknown => {
  try {
    run();
  } catch (fault) {
    return fault;
  }
  return 'nothing was thrown';
};

describe('PKCS#12 files', () => {
  test.each([
    ['as openssl writes them', []],
    ['with the older 3DES', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['with AES-128 and a SHA-384 MAC', ['-keypbe', 'AES-128-CBC', '-macalg', 'sha384']],
    ['with a SHA-512 MAC', ['-macalg', 'sha512']],
    ['with a SHA-224 MAC', ['-macalg', 'sha224']],
    ['with many rounds', ['-iter', '100000']],
    ['with one round', ['-noiter', '-nomaciter']],
    ['with certificates in the clear', ['-certpbe', 'NONE']],
  ])('are read %s', (_, options) => {
    const fixture = make(options);
    expect(opens(fixture)).toBe(true);
    expect(opens(fixture, 'PASSWORD')).toBe(false);
    expect(opens(fixture, '')).toBe(false);
  });

  if (!hasLegacyProvider)
    process.stderr.write('This openssl cannot write legacy PKCS#12 files: their test is skipped.\n');
  test.runIf(hasLegacyProvider)('are read as older programs wrote them', () => {
    const fixture = make(['-legacy']);
    expect(opens(fixture)).toBe(true);
    expect(opens(fixture, 'x')).toBe(false);
  });

  test('are read with RSA keys and with an empty password', () => {
    expect(opens(make([], { key: 'rsa:2048' }))).toBe(true);
    expect(opens(make([], { password: '' }), '')).toBe(true);
  });

  test('are read in BER, with the content in pieces', () => {
    const { pkcs12, chain } = make();
    const pfx = fromBER(pkcs12).result as Sequence;
    const content = (pfx.valueBlock.value[1] as Sequence).valueBlock.value[1] as Sequence;
    const octets = content.valueBlock.value[0] as OctetString;
    const whole = octets.getValue();
    const piece = (from: number, to: number) => new OctetString({ valueHex: whole.slice(from, to) });
    content.valueBlock.value[0] = new OctetString({
      isConstructed: true,
      value: [piece(0, 100), piece(100, whole.byteLength)],
    });
    const ber = new Uint8Array(pfx.toBER());
    expect(ber.length).toBeGreaterThan(pkcs12.length);
    expect(opens({ pkcs12: ber, chain })).toBe(true);
  });

  test.each([
    ['without a MAC', ['-nomac']],
    ['with an unencrypted key', ['-keypbe', 'NONE']],
    ['without a key', ['-nokeys']],
    ['with more rounds than anyone needs', ['-iter', '1000001']],
  ])('are refused %s', (_, options) => {
    const { pkcs12 } = make(options);
    expect(Pkcs12Unsupported.is(thrown(() => readPkcs12(pkcs12)))).toBe(true);
  });

  test('are refused where they are cut off, at every length', () => {
    const { pkcs12 } = make();
    for (let length = 0; length < pkcs12.length; length += 1) {
      expect(Pkcs12Damaged.is(thrown(() => readPkcs12(pkcs12.subarray(0, length)))), `${length} bytes`).toBe(true);
    }
  });

  test('never open or fail untyped with a byte changed', () => {
    const { pkcs12 } = make(['-nomaciter']);
    const safe = readPkcs12(pkcs12).safe;
    const safeAt = Buffer.from(pkcs12).indexOf(safe);
    for (let at = 0; at < pkcs12.length; at += 1) {
      const changed = Uint8Array.from(pkcs12);
      changed[at] = changed[at]! ^ 0x55;
      const fault = thrown(() => {
        if (passwordFits(readPkcs12(changed), utf8(PASSWORD)) && at >= safeAt && at < safeAt + safe.length) {
          throw new Error('the MAC does not cover it');
        }
      });
      expect(fault === 'nothing was thrown' || fault instanceof SealwrightError, `byte ${at}: ${fault}`).toBe(true);
    }
  });
});

test('nested and endless structures end as damage', () => {
  const nested = Buffer.alloc(200_000, Buffer.from('3080', 'hex'));
  const numerous = Buffer.concat([Buffer.from('3083030d40', 'hex'), Buffer.alloc(200_000, Buffer.from('0500', 'hex'))]);
  for (const bytes of [nested, numerous, utf8('not a key'), new Uint8Array(2 << 20)]) {
    expect(Pkcs12Damaged.is(thrown(() => readPkcs12(bytes)))).toBe(true);
  }
});
