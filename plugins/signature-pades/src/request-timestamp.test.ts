import { createHash } from 'node:crypto';
import { inspect as inspectError } from 'node:util';
import type { FormatSigning } from '@sealwright/core/api';
import { elements, sequence, smallInteger } from '@sealwright/crypto/asn1';
import {
  ID_TST_INFO,
  readSignedData,
  requestTimestamp,
  TsaInvalid,
  TsaRefused,
  TsaUnreachable,
} from '@sealwright/crypto/cms';
import { type Answer, LocalTsa, OpensslPki, opensslReply, type Party } from '@sealwright/crypto/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defects } from './findings.ts';
import { inspect } from './pades-format.ts';
import { preparePades, signPades } from './sign-pades.ts';

const DATA = new TextEncoder().encode('a signature value');
const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];

describe('timestamps from an openssl authority', () => {
  let pki: OpensslPki;
  let authority: Party;
  let running: LocalTsa | undefined;
  beforeAll(() => {
    pki = new OpensslPki();
    authority = pki.issue('tsa', RSA, 'timestamper');
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });
  afterAll(() => pki.dispose());

  const serve = async (answer: Answer) => {
    running = await LocalTsa.start(answer);
    return running;
  };
  const honest: Answer = (query) => ({ body: opensslReply(pki, authority, query) });
  const request = (url: string, deadline = 15_000) => requestTimestamp({ url, hash: 'sha256', data: DATA, deadline });
  const failure = (outcome: Promise<unknown>) =>
    outcome.then(
      () => expect.unreachable('a token came'),
      (error: unknown) => error,
    );
  /** A whole answer to another query. */
  const strayReply = (data: Uint8Array, ...options: string[]) => {
    const query = pki.file('stray.tsq');
    pki.run('ts', '-query', '-data', pki.write('stray', data), '-sha256', '-cert', ...options, '-out', query);
    return opensslReply(pki, authority, pki.read('stray.tsq'));
  };
  const invalid = async (answer: Answer) => {
    const error = await failure(request((await serve(answer)).url));
    return TsaInvalid.is(error) ? error.data.reason : error;
  };

  it('asks with nonce and certReq, and gets a token that openssl verifies', async () => {
    const tsa = await serve(honest);
    const token = await request(tsa.url);
    const query = pki.run('ts', '-query', '-in', pki.write('asked.tsq', tsa.queries[0]!), '-text');
    expect(query).toContain('Certificate required: yes');
    expect(query).toMatch(/Nonce: 0x[4-7]/);
    expect(
      pki.accepts(
        ...['ts', '-verify', '-in', pki.write('token', token), '-token_in', '-data', pki.write('data', DATA)],
        ...['-CAfile', pki.authorityFile],
      ),
    ).toBe(true);
  });

  it('makes a PAdES B-T signature that openssl and our own inspection accept', async () => {
    const tsa = await serve(honest);
    const signer = pki.issue('signer', P256);
    const options = { tsa: tsa.url };
    const profile = await preparePades({ key: signer.key, options });
    const signing: FormatSigning = {
      key: signer.key,
      options,
      profile,
      digest: createHash(profile.hash).update(DATA).digest(),
      signingTime: new Date(),
      sign: async (mechanism, digest) => pki.sign(signer, mechanism, digest),
    };
    const contents = await signPades(signing);
    expect(contents.length).toBeLessThanOrEqual(profile.contentsLength);
    expect(
      pki.accepts(
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', pki.write('b-t', contents)],
        ...['-content', pki.write('b-t.data', DATA), '-CAfile', pki.authorityFile, '-purpose', 'any', '-cades'],
      ),
    ).toBe(true);

    const input = {
      contents,
      subFilter: 'ETSI.CAdES.detached',
      digest: async (hash: string) => createHash(hash).update(DATA).digest(),
    };
    const inspection = await inspect(input);
    expect(inspection).toMatchObject({
      description: 'PAdES B-T',
      digestMatches: true,
      signatureMatches: true,
      timestamp: { matches: true, signer: authority.chain[0] },
      warnings: [],
      defects: [],
    });
    expect(Math.abs(inspection.timestamp!.time.getTime() - Date.now())).toBeLessThan(60_000);

    const tooSmall = { ...signing, profile: { ...profile, contentsLength: contents.length - 500 } };
    expect(await failure(signPades(tooSmall))).toMatchObject({ code: 'tsa.invalid', data: { reason: 'too-long' } });
  });

  it('finds a token sound as a document timestamp, and never as a signature', async () => {
    const contents = await request((await serve(honest)).url);
    const inspectAs = (subFilter: string, data = DATA) =>
      inspect({ contents, subFilter, digest: async (hash) => createHash(hash).update(data).digest() });
    expect(await inspectAs('ETSI.RFC3161')).toMatchObject({
      description: 'RFC 3161 document timestamp',
      digestMatches: true,
      signatureMatches: true,
      signingCertificateMatches: true,
      timestamp: { matches: true, signer: authority.chain[0] },
      warnings: [],
      defects: [],
    });
    expect(await inspectAs('ETSI.RFC3161', DATA.slice(1))).toMatchObject({
      digestMatches: false,
      timestamp: { matches: false },
    });
    expect((await inspectAs('adbe.pkcs7.detached')).defects).toEqual([defects.timestampInstead]);
  });

  it('refuses a token with another nonce', async () => {
    expect(await invalid(() => ({ body: strayReply(DATA) }))).toBe('nonce');
    expect(await invalid(() => ({ body: strayReply(DATA, '-no_nonce') }))).toBe('nonce');
  });

  it('refuses a token over something else', async () => {
    expect(await invalid(() => ({ body: strayReply(new Uint8Array([1])) }))).toBe('imprint');
  });

  it('refuses a token whose signature is broken', async () => {
    const broken: Answer = (query) => {
      const body = opensslReply(pki, authority, query);
      body[body.length - 5]! ^= 1;
      return { body };
    };
    expect(await invalid(broken)).toBe('signature');
  });

  /** The right TSTInfo, signed by hand: openssl's own authority would refuse to. */
  const resigned = (query: Uint8Array, signer: Party, ...options: string[]) => {
    const { content } = readSignedData(elements(opensslReply(pki, authority, query))[1]!);
    pki.run(
      ...['cms', '-sign', '-binary', '-nodetach', '-econtent_type', ID_TST_INFO, '-in', pki.write('tst', content!)],
      ...['-signer', signer.certificateFile, '-inkey', signer.keyFile, '-outform', 'DER', '-out', pki.file('resigned')],
      ...options,
    );
    return { body: sequence(sequence(smallInteger(0)), pki.read('resigned')) };
  };

  it('refuses a token whose certificate is for more than timestamps', async () => {
    const lax = pki.issue('lax', P256, 'lax timestamper');
    expect(await invalid((query) => resigned(query, lax, '-cades'))).toBe('purpose');
  });

  it('refuses a token that does not name its certificate', async () => {
    expect(await invalid((query) => resigned(query, authority))).toBe('signing-certificate');
  });

  it('refuses an answer without the certificate that was asked for', async () => {
    const bare: Answer = (query) => {
      const asked = Uint8Array.from(query);
      // certReq is the last element of the query: BOOLEAN FALSE.
      asked[asked.length - 1] = 0;
      return { body: opensslReply(pki, authority, asked) };
    };
    expect(await invalid(bare)).toBe('no-certificate');
  });

  it('refuses garbage, nothing, and endless answers', async () => {
    expect(await invalid(() => ({ body: new TextEncoder().encode('<html>welcome</html>') }))).toBe('unreadable');
    expect(await invalid(() => ({ body: new Uint8Array() }))).toBe('unreadable');
    expect(await invalid(() => ({ body: new Uint8Array(300_000) }))).toBe('too-long');
    expect(await invalid(() => ({ body: Uint8Array.from([0x30, 5, 0x30, 3, 2, 1, 0]) }))).toBe('no-token');
  });

  it('reports a refusal with the status', async () => {
    const rejecting = await serve((query) => ({ body: opensslReply(pki, authority, query, 'sha512') }));
    const error = await failure(request(rejecting.url));
    expect(TsaRefused.is(error) && error.data.status).toBe(2);
    await rejecting.stop();
    const forbidding = await serve(() => ({ status: 403, body: new Uint8Array() }));
    const forbidden = await failure(request(`${forbidding.url}?key=secret`));
    expect(forbidden).toMatchObject({ code: 'tsa.refused', data: { status: 403, url: forbidding.url } });
  });

  it('gives up on a silent server, a closed port and a wrong address', async () => {
    const silent = await serve(() => undefined);
    expect(TsaUnreachable.is(await failure(request(silent.url, 200)))).toBe(true);
    await silent.stop();
    expect(TsaUnreachable.is(await failure(request(silent.url)))).toBe(true);
  });

  it('takes no address that is none, or that holds credentials, and repeats none', async () => {
    for (const url of ['http://%%%?key=secret', 'ftp://127.0.0.1/', 'http://user:secret@127.0.0.1:1/tsa']) {
      const error = await failure(request(url));
      expect(TsaUnreachable.is(error)).toBe(true);
      expect(inspectError(error, { depth: 5 })).not.toContain('secret');
    }
  });

  it('stops at once when aborted', async () => {
    const silent = await serve(() => undefined);
    const controller = new AbortController();
    const outcome = failure(
      requestTimestamp({ url: silent.url, hash: 'sha256', data: DATA, signal: controller.signal }),
    );
    setTimeout(() => controller.abort(new Error('stopped')), 100);
    expect(await outcome).toMatchObject({ message: 'stopped' });
  });
});
