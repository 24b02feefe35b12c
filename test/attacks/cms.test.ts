/** Attacks on the CMS in the hole of the signature: all of it can be exchanged without touching a byte that is signed. */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectIdentifier, octetString, sequence, setOf } from '@sealwright/crypto/asn1';
import { LocalTsa, OpensslPki, opensslReply, type Party } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AttackLab, PARTY_B } from './attack-lab.ts';
import {
  type CmsParts,
  firstSignature,
  putTogether,
  type SignerParts,
  takeApart,
  withContents,
} from './cms-surgery.ts';

let lab: AttackLab;
let pki: OpensslPki;
let signed: Uint8Array;
let ours: CmsParts;
let theirs: CmsParts;
beforeAll(async () => {
  lab = await AttackLab.open();
  pki = new OpensslPki();
  signed = await lab.sign(lab.contract);
  ours = takeApart((await firstSignature(signed)).contents);
  theirs = takeApart((await firstSignature(await lab.sign(lab.contract, { party: PARTY_B }))).contents);
}, 120_000);
afterAll(async () => {
  pki?.dispose();
  await lab?.dispose();
});

const MESSAGE_DIGEST = objectIdentifier('1.2.840.113549.1.9.4');
const SIGNING_CERTIFICATE = objectIdentifier('1.2.840.113549.1.9.16.2.47');
const TIMESTAMP_TOKEN = objectIdentifier('1.2.840.113549.1.9.16.2.14');

const without = (attributes: readonly Uint8Array[], type: Uint8Array) =>
  attributes.filter((attribute) => !Buffer.from(attribute).includes(Buffer.from(type)));

async function judge(contents: Uint8Array, padding?: string) {
  const { signatures } = await lab.verify(await withContents(signed, contents, padding));
  return signatures[0]!;
}

const withSigner = (change: Partial<SignerParts>) => putTogether({ ...ours, signer: { ...ours.signer, ...change } });
const algorithm = (oid: string) => sequence(objectIdentifier(oid), Uint8Array.of(5, 0));

test('taken apart and put together again it is the same', async () => {
  expect(Buffer.from(putTogether(ours)).equals((await firstSignature(signed)).contents)).toBe(true);
  expect(await judge(putTogether(ours))).toMatchObject({ integrity: 'valid', trust: 'trusted' });
});

describe('exchanged parts', () => {
  test.each<[string, () => Uint8Array, string]>([
    [
      'all certificates are those of another',
      () => putTogether({ ...ours, certificates: theirs.certificates }),
      'indeterminate',
    ],
    ['there are no certificates', () => putTogether({ ...ours, certificates: [] }), 'indeterminate'],
    [
      'certificate and name are those of another',
      () =>
        putTogether({ ...ours, certificates: theirs.certificates, signer: { ...ours.signer, sid: theirs.signer.sid } }),
      'invalid',
    ],
    ['the signer is another, for the same content', () => putTogether(theirs), 'invalid'],
    ['the signature value is that of another', () => withSigner({ signature: theirs.signer.signature }), 'invalid'],
    ['the signature value is zero', () => withSigner({ signature: octetString(new Uint8Array(256)) }), 'invalid'],
    ['the signature value is empty', () => withSigner({ signature: octetString(new Uint8Array()) }), 'invalid'],
    ['the signed attributes are stripped', () => withSigner({ signedAttributes: [] }), 'invalid'],
    [
      'the message digest is stripped',
      () => withSigner({ signedAttributes: without(ours.signer.signedAttributes, MESSAGE_DIGEST) }),
      'invalid',
    ],
    [
      'the signing certificate is stripped',
      () => withSigner({ signedAttributes: without(ours.signer.signedAttributes, SIGNING_CERTIFICATE) }),
      'invalid',
    ],
    ['the digest algorithm is SHA-1', () => withSigner({ digestAlgorithm: algorithm('1.3.14.3.2.26') }), 'invalid'],
    [
      'the digest algorithm is SHA-512',
      () => withSigner({ digestAlgorithm: algorithm('2.16.840.1.101.3.4.2.3') }),
      'invalid',
    ],
    ["the digest algorithm is nobody's", () => withSigner({ digestAlgorithm: algorithm('1.2.3.4') }), 'indeterminate'],
    [
      "the signature algorithm is nobody's",
      () => withSigner({ signatureAlgorithm: algorithm('1.2.3.4') }),
      'indeterminate',
    ],
    [
      'the signature algorithm is RSA with SHA-1',
      () => withSigner({ signatureAlgorithm: algorithm('1.2.840.113549.1.1.5') }),
      'invalid',
    ],
    [
      'there is content inside',
      () =>
        putTogether({
          ...ours,
          encapsulated: sequence(
            objectIdentifier('1.2.840.113549.1.7.1'),
            Buffer.concat([Uint8Array.of(0xa0, 3, 4, 1, 0)]),
          ),
        }),
      'invalid',
    ],
    ['there are no signers but zeros', () => new Uint8Array(100), 'indeterminate'],
    ['it is cut', () => putTogether(ours).subarray(0, 400), 'indeterminate'],
  ])('%s', async (_, contents, expected) => {
    expect((await judge(contents())).integrity).toBe(expected);
  });

  test('a signer of the same name and number with a key of his own', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const attributes = setOf(ours.signer.signedAttributes);
    const signature = octetString(signWith('sha256', attributes, privateKey));
    expect((await judge(withSigner({ signature }))).integrity).toBe('invalid');
  });

  test('a stranger signs the changed content: valid at most for himself, and not trusted', async () => {
    const changed = Buffer.from(signed);
    changed.write('(en-GB)', changed.indexOf('(zh-CN)'), 'latin1');
    const { byteRange } = await firstSignature(signed);
    const [, length = 0, second = 0, rest = 0] = byteRange;
    const stranger = pki.issue('stranger', ['-algorithm', 'RSA']);
    const input = pki.write(
      'content',
      Buffer.concat([changed.subarray(0, length), changed.subarray(second, second + rest)]),
    );
    const der = pki.file('der');
    pki.run(
      ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', input, '-out', der, '-cades'],
      ...['-signer', stranger.certificateFile, '-inkey', stranger.keyFile],
    );
    const { signatures } = await lab.verify(await withContents(changed, pki.read('der')));
    expect(signatures).toMatchObject([{ integrity: 'valid', trust: 'untrusted', signer: { subject: 'stranger' } }]);
  });
});

describe('what is left of the hole', () => {
  test.each([
    ['other digits', 'f'],
    ['digits of an object', Buffer.from('1 0 obj<<>>endobj ').toString('hex')],
  ])('%s behind the contents', async (_, padding) => {
    expect((await judge(putTogether(ours), padding)).integrity).toBe('invalid');
  });

  test('what is not hexadecimal', async () => {
    const { start, contents } = await firstSignature(signed);
    const changed = Buffer.from(signed);
    changed.write('\n7 0 obj(x)endobj\n', start + contents.length * 2 + 10, 'latin1');
    const verdict = await lab.verify(changed).then(
      ({ signatures }) => signatures[0]!.integrity,
      (fault) => fault.code,
    );
    expect(['invalid', 'indeterminate', 'pdf.damaged']).toContain(verdict);
  });
});

describe('timestamps', () => {
  let issued: Party | undefined;
  const authority = () => {
    issued ??= pki.issue('tsa', ['-algorithm', 'RSA'], 'timestamper');
    return issued;
  };

  /** A token over these octets by an authority that nobody trusts. */
  function token(data: Uint8Array): Uint8Array {
    const query = pki.file('query');
    pki.run('ts', '-query', '-data', pki.write('data', data), '-sha256', '-cert', '-no_nonce', '-out', query);
    pki.write('reply', opensslReply(pki, authority(), readFileSync(query)));
    execFileSync('openssl', ['ts', '-reply', '-in', pki.file('reply'), '-token_out', '-out', pki.file('token')], {
      stdio: 'ignore',
    });
    return readFileSync(join(pki.folder, 'token'));
  }

  test('a self-made one proves no time, and one over something else is not used', async () => {
    const tsa = await LocalTsa.start((query) => {
      pki.write('query', query);
      return { body: opensslReply(pki, authority(), query) };
    });
    const stamped = await lab.sign(lab.contract, { formatOptions: { tsa: tsa.url } }).finally(() => tsa.stop());
    const step = async (pdf: Uint8Array) =>
      (await lab.verify(pdf)).signatures[0]?.steps.find(({ id }) => id === 'timestamp');
    expect(await step(stamped)).toMatchObject({ state: 'warning' });

    const { signer, ...parts } = takeApart((await firstSignature(stamped)).contents);
    const other = sequence(TIMESTAMP_TOKEN, setOf([token(Buffer.from('something else'))]));
    const contents = putTogether({ ...parts, signer: { ...signer, unsignedAttributes: [other] } });
    expect(await step(await withContents(stamped, contents))).toMatchObject({ state: 'failed' });
  });

  test.each(['adbe.pkcs7.detached', 'ETSI.CAdES.detached', 'adbe.pkcs7.sha1', 'x.unknown.filter'])(
    'one in place of a signature is no signature by its authority: %s',
    async (subFilter) => {
      const changed = Buffer.from(signed);
      const at = changed.indexOf('/SubFilter/ETSI.CAdES.detached');
      changed.write(`/SubFilter/${subFilter}`.padEnd('/SubFilter/ETSI.CAdES.detached'.length), at, 'latin1');
      const [, length = 0, second = 0, rest = 0] = (await firstSignature(signed)).byteRange;
      const data = Buffer.concat([changed.subarray(0, length), changed.subarray(second, second + rest)]);
      const { signatures } = await lab.verify(await withContents(changed, token(data)));
      expect(signatures[0]?.integrity).toBe('invalid');
    },
  );
});
