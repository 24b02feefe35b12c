import { X509Certificate } from 'node:crypto';
import { x509SignatureAlgorithm } from '@sealwright/crypto/cms';
import { OpensslPki, opensslCrl, opensslOcsp, type Party, type Revoked } from '@sealwright/crypto/testing';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CertificateChecker } from './check-certificate.ts';
import { CertificateUnreadable } from './errors.ts';
import { AnswerCache } from './revocation/answer-cache.ts';
import { askAddress } from './revocation/ask-address.ts';
import { PathRevocation } from './revocation/path-revocation.ts';
import { type Answering, LocalIssuer } from './testing/local-issuer.ts';

const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const verify: SignatureVerifier = async ({ signatureAlgorithm, tbs, signature }, { publicKey }) =>
  x509SignatureAlgorithm.verify({ algorithm: signatureAlgorithm, publicKey, data: tbs, signature });

let pki: OpensslPki;
let server: LocalIssuer;
/** One certificate for each way to say where its issuer can be asked. */
let parties: Record<'plain' | 'ocsp' | 'crl' | 'both' | 'ldap' | 'closed', Party>;

beforeAll(async () => {
  pki = new OpensslPki();
  server = await LocalIssuer.start();
  const ocsp = `authorityInfoAccess = OCSP;URI:${server.url}/ocsp`;
  const crl = `crlDistributionPoints = URI:${server.url}/ca.crl`;
  parties = {
    plain: pki.issue('王小明', RSA),
    ocsp: pki.issue('ocsp', RSA, 'signer', [ocsp]),
    crl: pki.issue('crl', RSA, 'signer', [crl]),
    both: pki.issue('both', RSA, 'signer', [ocsp, crl]),
    ldap: pki.issue('ldap', RSA, 'signer', ['crlDistributionPoints = URI:ldap://ldap.example/cn=ca']),
    // Nothing listens on the discard port.
    closed: pki.issue('closed', RSA, 'signer', ['authorityInfoAccess = OCSP;URI:http://127.0.0.1:9/']),
  };
});
afterAll(async () => {
  await server.stop();
  pki.dispose();
});
beforeEach(() => {
  server.asked.length = 0;
  server.answering = () => ({ status: 404 });
});

interface Setting {
  readonly anchors?: readonly Uint8Array[];
  /** Milliseconds for the whole of a check. */
  readonly deadline?: number;
  readonly cache?: AnswerCache;
}

function checker({ anchors, deadline, cache = new AnswerCache() }: Setting = {}): CertificateChecker {
  const revocation = new PathRevocation({ verify, ask: askAddress, cache }, deadline);
  const trusted = anchors ?? [parties.plain.chain[1]!];
  return new CertificateChecker({ anchors: async () => ({ anchors: trusted }), verify, revocation });
}

/** Makes the authority one that has the name of ours and another root above it, which is returned. */
function namesake(pki: OpensslPki): Uint8Array {
  const [key, root] = [pki.file('root.key'), pki.file('root.pem')];
  pki.run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key);
  pki.run('req', '-x509', '-key', key, '-days', '30', '-subj', '/CN=Other Root', '-out', root);
  const request = pki.file('ca.csr');
  const subject = '/C=CN/O=Test Authority/CN=Test CA';
  pki.run('req', '-new', '-key', pki.authorityKeyFile, '-subj', subject, '-out', request);
  const usage = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n';
  pki.run(
    ...['x509', '-req', '-in', request, '-CA', root, '-CAkey', key, '-days', '30'],
    ...['-extfile', pki.write('ca.ext', usage), '-out', pki.authorityFile],
  );
  return new X509Certificate(pki.read('root.pem')).raw;
}

const askAbout = ({ chain }: Party, setting?: Setting) => checker(setting).check({ chain, revocation: true });

/** A CA that revoked some. */
function authority(revoked: readonly Revoked[] = []): Answering {
  const known = Object.values(parties);
  return ({ path, body }) => ({
    body: path === '/ocsp' ? opensslOcsp(pki, body, { known, revoked }) : opensslCrl(pki, { revoked }),
  });
}

describe('a certificate', () => {
  it('is trusted when its path leads to an anchor', async () => {
    const check = await checker().check({ chain: parties.both.chain });
    expect(check.trust).toBe('trusted');
    expect(check.path.map(({ certificate }) => certificate.subject)).toEqual(['both', 'Test CA']);
    expect(check.path.map(({ isAnchor, validity }) => [isAnchor, validity])).toEqual([
      [false, 'valid'],
      [true, 'valid'],
    ]);
    expect(check.path[0]?.revocation.state).toBe('not-checked');
    expect(server.asked).toEqual([]);
  });

  it('is not when it does not, and shows how far the path goes', async () => {
    const other = new OpensslPki();
    try {
      const stranger = other.issue('stranger', RSA);
      const check = await checker({ anchors: [stranger.chain[1]!] }).check({ chain: parties.plain.chain });
      expect(check.trust).toBe('untrusted');
      expect(check.path).toHaveLength(2);
      expect(check.path.some(({ isAnchor }) => isAnchor)).toBe(false);
    } finally {
      other.dispose();
    }
  });

  it('is neither without anchors', async () => {
    const check = await checker({ anchors: [] }).check({ chain: parties.plain.chain });
    expect(check).toMatchObject({ trust: 'no-anchors', path: [{}, {}] });
  });

  it('is refused when it cannot be read', async () => {
    const rubbish = parties.plain.chain[0]!.subarray(0, 100);
    await expect(checker().check({ chain: [rubbish] })).rejects.toSatisfy(CertificateUnreadable.is);
    await expect(checker().check({ chain: [] })).rejects.toSatisfy(CertificateUnreadable.is);
    expect(() => checker().details(rubbish)).toThrow(CertificateUnreadable.code);
  });
});

describe('its issuer', () => {
  it('is asked by OCSP first', async () => {
    server.answering = authority();
    const { path, sentence, trust } = await askAbout(parties.both);
    expect(path[0]?.revocation).toMatchObject({ state: 'good', source: 'ocsp' });
    expect(path[1]?.revocation.state).toBe('not-checked');
    expect(trust).toBe('trusted');
    expect(sentence['zh-CN']).toContain('未被吊销');
    expect(server.asked.map(({ method, path: where }) => `${method} ${where}`)).toEqual(['POST /ocsp']);
  });

  it('is asked for its CRL where OCSP gives no answer', async () => {
    const answers = authority();
    server.answering = (asked) => (asked.path === '/ocsp' ? { status: 503 } : answers(asked));
    const { path } = await askAbout(parties.both);
    expect(path[0]?.revocation).toMatchObject({ state: 'good', source: 'crl' });
  });

  it.each(['ocsp', 'crl'] as const)('says by %s that it was revoked, when and why', async (way) => {
    const at = new Date('2026-01-02T03:04:05Z');
    server.answering = authority([{ party: parties[way], at, reason: 'keyCompromise' }]);
    const { path, sentence, trust } = await askAbout(parties[way]);
    expect(path[0]?.revocation).toMatchObject({ state: 'revoked', source: way, revokedAt: at });
    expect(trust).toBe('untrusted');
    expect(sentence['zh-CN']).toMatch(/^证书已于 2026年1月\d日.*被吊销，原因：密钥泄露/);
    expect(sentence.en).toMatch(/^The certificate was revoked on Jan \d, 2026.*the key was compromised/);
  });

  it('is asked by another name, and without a nonce, where it refuses the first question', async () => {
    const answers = authority();
    const unauthorized = Buffer.from('30030a0106', 'hex');
    server.answering = (asked) => (server.asked.length === 1 ? { body: unauthorized } : answers(asked));
    expect((await askAbout(parties.ocsp)).path[0]?.revocation).toMatchObject({ state: 'good', source: 'ocsp' });
    const [first, second] = server.asked.map(({ body }) => body.length) as [number, number];
    expect(second).toBeLessThan(first);
  });

  it('says that it does not know it', async () => {
    server.answering = ({ body }) => ({ body: opensslOcsp(pki, body, { known: [] }) });
    expect((await askAbout(parties.ocsp)).path[0]?.revocation.state).toBe('unknown');
  });

  it.each<[keyof typeof parties, Answering | undefined, string]>([
    ['plain', undefined, '没有提供吊销状态的查询地址'],
    ['ldap', undefined, 'LDAP'],
    ['closed', undefined, '无法连接'],
    ['ocsp', () => ({ status: 404 }), '拒绝查询'],
    ['ocsp', () => ({ body: Buffer.from('<html></html>') }), '无法解析'],
    ['ocsp', () => ({ body: Buffer.alloc(200_000) }), '应答过大'],
    ['crl', () => ({ body: Buffer.from('<html></html>') }), '无法解析'],
    ['crl', () => ({ body: opensslCrl(pki, { from: new Date(1e12), to: new Date(1.1e12) }) }), '应答已过期'],
  ])('gives no answer: %s', async (way, answering, words) => {
    if (answering) server.answering = answering;
    const { path, trust } = await askAbout(parties[way]);
    expect(path[0]?.revocation.state).toBe('unavailable');
    expect(path[0]?.revocation.sentence['zh-CN']).toContain(words);
    expect(trust).toBe('trusted');
  });

  it('cannot be asked when its certificate is missing', async () => {
    const [leaf] = parties.ocsp.chain;
    const { path } = await checker({ anchors: [] }).check({ chain: [leaf!], revocation: true });
    expect(path[0]?.revocation.sentence['zh-CN']).toContain('缺少颁发者的证书');
    expect(server.asked).toEqual([]);
  });

  it.each(['ocsp', 'crl'] as const)('is not asked again by %s before it promised a newer answer', async (way) => {
    server.answering = authority();
    const same = checker();
    for (const _ of [1, 2]) {
      const { path } = await same.check({ chain: parties[way].chain, revocation: true });
      expect(path[0]?.revocation.state).toBe('good');
    }
    expect(server.asked).toHaveLength(1);
  });

  it.each(['ocsp', 'crl'] as const)('is asked by %s where the kept answer says nothing any more', async (way) => {
    server.answering = authority();
    class Useless extends AnswerCache {
      override find = () => Buffer.from('rubbish');
    }
    const { path } = await askAbout(parties[way], { cache: new Useless() });
    expect(path[0]?.revocation.state).toBe('good');
  });

  it('is represented by no CA of the same name that another anchor vouches for', async () => {
    const other = new OpensslPki();
    try {
      const anchor = namesake(other);
      server.answering = () => ({ body: opensslCrl(other) });
      const anchors = [parties.crl.chain[1]!, anchor];
      const chain = [...parties.crl.chain, new X509Certificate(other.read('ca.pem')).raw];
      const { path, trust } = await checker({ anchors }).check({ chain, revocation: true });
      expect(trust).toBe('trusted');
      expect(path[0]?.revocation.state).toBe('unavailable');
    } finally {
      other.dispose();
    }
  });

  it('is told nothing but the question', async () => {
    server.answering = authority();
    await askAbout(parties.ocsp);
    await askAbout(parties.crl);
    const sent = new Set(server.asked.flatMap(({ headers }) => Object.keys(headers)));
    const usual = ['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'host'];
    expect([...sent].sort()).toEqual(usual);
  });

  it('is not asked in the own network for somebody whom the user does not trust', async () => {
    server.answering = authority();
    const { path } = await askAbout(parties.both, { anchors: [] });
    expect(path[0]?.revocation.state).toBe('unavailable');
    expect(path[0]?.revocation.sentence['zh-CN']).toContain('内部网络');
    expect(server.asked).toEqual([]);
  });

  it('may send on to another address, a few times', async () => {
    const answers = authority();
    server.answering = (asked) => (asked.path === '/moved' ? answers(asked) : { status: 302, location: '/moved' });
    expect((await askAbout(parties.crl)).path[0]?.revocation.state).toBe('good');
    server.answering = () => ({ status: 302, location: '/again' });
    server.asked.length = 0;
    expect((await askAbout(parties.crl)).path[0]?.revocation.state).toBe('unavailable');
    expect(server.asked.length).toBeLessThan(6);
  });

  it('may not send on to another place in the own network', async () => {
    const { port } = new URL(server.url);
    server.answering = () => ({ status: 302, location: `http://localhost:${port}/ca.crl` });
    const { path } = await askAbout(parties.crl);
    expect(path[0]?.revocation.sentence['zh-CN']).toContain('内部网络');
    expect(server.asked).toHaveLength(1);
  });

  it.each(['file:///etc/passwd', 'http://user:secret@127.0.0.1/', 'http://['])(
    'may not send on to %s',
    async (location) => {
      server.answering = () => ({ status: 302, location });
      expect((await askAbout(parties.crl)).path[0]?.revocation.state).toBe('unavailable');
      expect(server.asked).toHaveLength(1);
    },
  );

  it('is waited for only so long while it says nothing', async () => {
    server.answering = () => undefined;
    const { signal } = new AbortController();
    const inquiry = { url: `${server.url}/ca.crl`, limit: 1, mayBePrivate: true, patience: 100, signal };
    expect(await askAddress(inquiry)).toEqual({ problem: 'timed-out' });
  });

  it('may take only so long', async () => {
    server.answering = () => undefined;
    const { path } = await askAbout(parties.ocsp, { deadline: 200 });
    expect(path[0]?.revocation.sentence['zh-CN']).toContain('超时');
  });

  it('is asked no more when the caller gives up', async () => {
    const controller = new AbortController();
    server.answering = () => {
      controller.abort(new Error('given up'));
      return undefined;
    };
    const { chain } = parties.ocsp;
    const asking = checker().check({ chain, revocation: true, signal: controller.signal });
    await expect(asking).rejects.toThrow('given up');
  });
});
