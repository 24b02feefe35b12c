import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpensslPki, opensslCrl } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TrustPolicy } from '../judging/index.ts';
import { openPlatform } from '../open-platform.ts';
import { ConfigProblem } from './config-problem.ts';
import { readConfig } from './read-config.ts';

const read = (settings: Readonly<Record<string, string>>) =>
  readConfig(
    Object.fromEntries(
      Object.entries({ DATA: '/data', ...settings }).map(([name, value]) => [`SEALWRIGHT_PLATFORM_${name}`, value]),
    ),
  );

test('what is not said is the safest that works', () => {
  expect(read({})).toMatchObject({
    host: '127.0.0.1',
    trustedProxies: [],
    trust: { authorities: [], crls: [], asksIssuers: false, unknownRevocation: 'refuse', companyCodeAt: [] },
    reminders: [4320, 1440],
  });
});

test('lists stand between commas', () => {
  const { trust, trustedProxies, reminders } = read({
    ...{ AUTHORITIES: '/ca.pem, /more', CRLS: '/lists', REVOCATION: 'online', REVOCATION_UNKNOWN: 'accept' },
    ...{ COMPANY_CODE: '2.5.4.97,2.5.4.5', PROXIES: '10.0.0.0/8, ::1', REMINDERS: '1,7,0.5,7' },
  });
  expect(trust).toEqual({
    ...{ authorities: ['/ca.pem', '/more'], crls: ['/lists'], asksIssuers: true, unknownRevocation: 'accept' },
    companyCodeAt: ['2.5.4.97', '2.5.4.5'],
  });
  expect(trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  expect(reminders).toEqual([10080, 1440, 720]);
  expect(read({ REMINDERS: 'off' }).reminders).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '80.5' }],
  ['DATABASE', { DATABASE: 'mysql://x/y' }],
  ['DATABASE', { DATABASE: 'db.example.com' }],
  ['MIGRATES', { DATABASE: 'postgres://x/y', MIGRATES: 'no' }],
  ['PRIVATE_WEBHOOKS', { PRIVATE_WEBHOOKS: 'yes' }],
  ['S3_ENDPOINT', { S3_ENDPOINT: 'bucket', S3_KEY: 'k', S3_SECRET: 's' }],
  ['PROXIES', { PROXIES: 'proxy.example.com' }],
  ['PROXIES', { PROXIES: '10.0.0.0/99' }],
  ['REMINDERS', { REMINDERS: '3 days' }],
  ['REMINDERS', { REMINDERS: '0' }],
  ['REMINDERS', { REMINDERS: '-1' }],
  ['REVOCATION', { AUTHORITIES: '/ca', REVOCATION: 'yes' }],
  ['REVOCATION_UNKNOWN', { AUTHORITIES: '/ca', REVOCATION: 'online', REVOCATION_UNKNOWN: 'maybe' }],
  ['REVOCATION_UNKNOWN', { AUTHORITIES: '/ca', REVOCATION_UNKNOWN: 'accept' }],
  ['AUTHORITIES', { CRLS: '/lists' }],
  ['AUTHORITIES', { REVOCATION: 'online' }],
  ['AUTHORITIES', { COMPANY_CODE: '2.5.4.97' }],
  ['COMPANY_CODE', { AUTHORITIES: '/ca', COMPANY_CODE: 'organizationIdentifier' }],
])('%s is named, with its fault and without what was given: %j', (name, settings) => {
  expect(() => read(settings)).toThrow(ConfigProblem);
  expect(() => read(settings)).toThrow(`SEALWRIGHT_PLATFORM_${name} `);
});

describe('files', () => {
  let pki: OpensslPki;
  let folder: string;
  beforeAll(() => {
    pki = new OpensslPki();
    folder = mkdtempSync(join(tmpdir(), 'sealwright-trust-'));
    writeFileSync(join(folder, 'notes.txt'), 'no certificate');
  });
  afterAll(() => {
    pki.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (settings: Record<string, string>) => (await TrustPolicy.open(read(settings).trust)).now();

  test('of certificates and lists: PEM with several and DER, alone and in folders', async () => {
    const other = new OpensslPki();
    const [one, two] = [pki.authorityFile, other.authorityFile].map((file) => pki.run('x509', '-in', file));
    const [bundle, lists] = [join(folder, 'bundle.pem'), join(folder, 'lists')];
    writeFileSync(bundle, `# 受信任的机构\n${one}${two}`);
    writeFileSync(join(folder, 'ca.cer'), other.issue('x', ['-algorithm', 'ED25519']).chain[1]!);
    const crl = opensslCrl(pki);
    writeFileSync(`${lists}.der`, crl);
    pki.run('crl', '-inform', 'DER', '-in', `${lists}.der`, '-out', `${lists}.crl`);
    rmSync(`${lists}.der`);
    other.dispose();
    const { anchors, crls } = await open({ AUTHORITIES: `${folder},${pki.authorityFile}`, CRLS: `${lists}.crl` });
    expect(anchors).toHaveLength(4);
    expect(crls).toEqual([crl]);
  });

  test.each<[string, string, () => Record<string, string>]>([
    ['AUTHORITIES', 'that are missing', () => ({ AUTHORITIES: join(folder, 'none.pem') })],
    ['AUTHORITIES', 'that are something else', () => ({ AUTHORITIES: join(folder, 'notes.txt') })],
    ['AUTHORITIES', 'that are keys', () => ({ AUTHORITIES: pki.authorityKeyFile })],
    ['CRLS', 'that are certificates', () => ({ AUTHORITIES: pki.authorityFile, CRLS: pki.authorityFile })],
    ['CRLS', 'of no folder', () => ({ AUTHORITIES: pki.authorityFile, CRLS: '/nowhere' })],
  ])('%s %s: it does not start, and says so', async (name, _, settings) => {
    const { trust } = read(settings());
    const config = { ...read({ DATA: folder }), trust };
    const database = { close: async () => {} } as never;
    const opened = openPlatform({ config, audiences: () => [], log: () => {}, instead: { database } });
    await expect(opened).rejects.toThrow(new RegExp(`^SEALWRIGHT_PLATFORM_${name}: .* holds no`));
    await expect(opened).rejects.toBeInstanceOf(ConfigProblem);
  });
});
