/** Companies that a certification authority vouches for, judged by the product's own verification. */
import { writeFileSync } from 'node:fs';
import { OpensslPki, opensslCrl, type Party } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Judge } from '../judging/index.ts';
import { type Caller, PlatformLab } from '../testing/index.ts';
import { newEmbeddedDatabase } from '../testing/new-embedded-database.ts';
import { enrolParty } from './index.ts';

const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const JIA = '91440101MA5AAAAA1A';
const YI = '91440101MA5BBBBB2M';
/** 企业组织机构代码. */
const PLACE = '1.2.156.10260.4.1.4';
const DAY = 24 * 60 * 60_000;
const naming = (code: string) => [`${PLACE}=ASN1:UTF8String:${code}`];

let pki: OpensslPki;
let lab: PlatformLab;
let judge: Judge;
let crlFile: string;
const faults: string[] = [];
beforeAll(async () => {
  pki = new OpensslPki();
  crlFile = pki.file('current.crl');
  publish([]);
  judge = new Judge({ threads: 1, log: (message) => faults.push(message) });
  lab = await PlatformLab.open({
    database: await newEmbeddedDatabase(),
    judge: (task) => judge.judge(task),
    settings: {
      SEALWRIGHT_PLATFORM_AUTHORITIES: pki.authorityFile,
      SEALWRIGHT_PLATFORM_CRLS: crlFile,
      SEALWRIGHT_PLATFORM_COMPANY_CODE: `2.5.4.97,${PLACE}`,
    },
  });
  for (const code of [JIA, YI]) {
    await enrolParty(lab.platform.database, { code, name: `${code}公司`, certificates: [] });
  }
}, 120_000);
afterAll(async () => {
  await lab?.dispose();
  judge?.dispose();
  pki?.dispose();
});
beforeEach(() => publish([]));

/** The authority's newest list lies where the platform finds it. */
function publish(revoked: readonly Party[]): void {
  const at = new Date(Date.now() - 60_000);
  writeFileSync(crlFile, opensslCrl(pki, { revoked: revoked.map((party) => ({ party, at })) }));
}

/** What comes of logging in: the company, or the code and sentence of the refusal. */
async function enter(holder: Party, caller: Caller = lab.caller()): Promise<string> {
  const challenge = await caller.challenge(holder);
  if (challenge.status !== 201) return challenge.body.code;
  const { status, body } = await caller.answer(holder, challenge.body);
  if (status !== 201) return `${status} ${body.code}: ${body.detail}`;
  caller.authorization = `Bearer ${body.accessToken}`;
  return body.subject.code;
}

test('a company is known by the code that its authority wrote into the certificate, and by each further one', async () => {
  expect(await enter(pki.issue('first', P256, 'signer', naming(JIA)))).toBe(JIA);
  expect(await enter(pki.issue('renewed', P256, 'signer', naming(`NTRCN-${JIA}`)))).toBe(JIA);
  expect(await enter(pki.issue('other', P256, 'signer', naming(YI)))).toBe(YI);
});

test('the same code from another authority of the same name opens nothing', async () => {
  const foreign = new OpensslPki();
  try {
    expect(await enter(foreign.issue('foreign', P256, 'signer', naming(JIA)))).toMatch(/^403 entry-refused: .*trust/);
  } finally {
    foreign.dispose();
  }
});

test('a code that nobody enrolled, one that is wrong, and none at all', async () => {
  expect(await enter(pki.issue('unknown', P256, 'signer', naming('91440101MA5CCCCC31')))).toMatch(/^403 entry-refused/);
  expect(await enter(pki.issue('wrong', P256, 'signer', naming(`${JIA.slice(0, 17)}B`)))).toBe('entry-refused');
  expect(await enter(pki.issue('none', P256))).toBe('entry-refused');
});

test('a certificate before and after its time', async () => {
  const holder = pki.issue('dated', P256, 'signer', naming(JIA));
  try {
    for (const ahead of [-DAY, 31 * DAY]) {
      lab.ahead = ahead;
      expect(await enter(holder)).toBe('certificate-expired');
    }
  } finally {
    lab.ahead = 0;
  }
});

test('a revoked certificate opens nothing, and what it opened ends with the next refresh', async () => {
  const holder = pki.issue('revoked', P256, 'signer', naming(JIA));
  const caller = lab.caller();
  const { refreshToken } = await caller.enter(holder);
  const refresh = (token: string) =>
    caller.call<{ refreshToken: string }>('POST', '/sessions/refresh', { body: { refreshToken: token } });
  const refreshed = await refresh(refreshToken);
  expect(refreshed.status).toBe(201);
  publish([holder]);
  expect(await enter(holder)).toMatch(/^403 entry-refused: .*revoked/);
  expect((await refresh(refreshed.body.refreshToken)).status).toBe(401);
  expect((await caller.call('GET', '/sessions/current')).status).toBe(401);
  // Of the same company, another one.
  expect(await enter(pki.issue('successor', P256, 'signer', naming(JIA)))).toBe(JIA);
});

test('where nobody says whether it was revoked, it is refused', async () => {
  const holder = pki.issue('open', P256, 'signer', naming(JIA));
  const [from, to] = [new Date(Date.now() - 3 * DAY), new Date(Date.now() - 2 * DAY)];
  writeFileSync(crlFile, opensslCrl(pki, { from, to }));
  expect(await enter(holder)).toMatch(/^403 entry-refused: .*CRL/);
});

test('a list that is replaced by something else is told of, and the last one goes on counting', async () => {
  const holder = pki.issue('replaced', P256, 'signer', naming(JIA));
  publish([holder]);
  expect(await enter(holder)).toMatch(/revoked/);
  writeFileSync(crlFile, 'half a list');
  expect(await enter(holder)).toMatch(/revoked/);
  expect(lab.faults.splice(0)).toEqual([expect.stringContaining(`${crlFile} holds no CRL`)]);
});

test('an enrolled certificate has to lead to an authority, too', async () => {
  const foreign = new OpensslPki();
  try {
    const holder = foreign.issue('enrolled', P256);
    const known = { code: 'BING', name: '丙公司', certificates: [holder.chain[0]!] };
    await enrolParty(lab.platform.database, known);
    expect(await enter(holder)).toMatch(/^403 entry-refused: .*trust/);
    const own = pki.issue('trusted', P256);
    await enrolParty(lab.platform.database, { ...known, certificates: [own.chain[0]!] });
    expect(await enter(own)).toBe('BING');
  } finally {
    foreign.dispose();
  }
});

test('nothing of this was a fault of the program', () => {
  expect([...faults, ...lab.faults]).toEqual([]);
});
