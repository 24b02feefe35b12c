/** A key behind a PKCS#11 library, from the catalogue that the user wrote to the signed contract. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeSeal, OpensslPki, SM2_KEY } from '@sealwright/crypto/testing';
import { makePki, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildFaultLibrary,
  FAULT_SM2,
  type FaultLibrary,
} from '../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN, SOFT_HSM, WRONG_PIN } from '../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { opensslJudgesSm2 } from '../sm2-judge.ts';
import { CommandLine, type DemoData } from './command-line.ts';
import { pdfsig, qpdfCheck } from './foreign-judges.ts';

const cli = new CommandLine();
const pki = makePki(['rsa', 'P-256', 'P-384']);
const holder = pki.keys.find(({ kind, usage }) => kind === 'rsa' && usage === 'signing')!.certificate;
// With a prefix octet, as some middleware writes it.
const seal = Buffer.concat([Buffer.of(1), await testSeal(holder)]);
const sm2Pki = makePki(['sm2']);
const sm2Key = sm2Pki.keys.find(({ usage }) => usage === 'signing')!;
// Signed by its maker, since verification looks at that too.
const makers = new OpensslPki('SM2');
const sm2Seal = await makeSeal(
  makers,
  makers.issue('maker', SM2_KEY),
  { ...makers.issue('holder', SM2_KEY), chain: [sm2Key.certificate] },
  { id: 'sm2', name: '国密公章' },
);
const sm2Made = makeToken(sm2Pki, [{ label: 'seal', value: sm2Seal }]);
const made = makeToken(pki, [{ label: 'seal', value: seal }]);
// A device of its own: one that two libraries show is listed once.
const otherMade = makeToken(pki);
const fault = buildFaultLibrary();
const soft = made.copy();
const faulty = otherMade.copy();
const national = sm2Made.copy();
let library: FaultLibrary;
let contract: string;

interface ListedKey {
  readonly ref: string;
  readonly usage: string;
  readonly algorithm: string;
  readonly holder: string;
}

beforeAll(async () => {
  const demo = await cli.json<DemoData>(['demo']);
  contract = demo.contracts[1] as string;
  library = fault.beside(faulty);
  const vendor = (id: string, file: string, title: string, more: object = {}) => ({
    ...{ id, title: { 'zh-CN': title, en: title }, ...more },
    libraries: { linux: [{ files: [file.slice(dirname(file).length + 1)], folders: [dirname(file)] }] },
  });
  // SoftHSM2 looks in the user's home where no variable names its configuration; drivers inherit no such variable.
  const home = cli.path('home');
  mkdirSync(join(home, '.config/softhsm2'), { recursive: true });
  writeFileSync(join(home, '.config/softhsm2/softhsm2.conf'), readFileSync(soft.configuration));
  cli.environment.HOME = home;
  const folder = join(cli.profile, 'plugins/token-netca');
  mkdirSync(folder, { recursive: true });
  const sm2Library = fault.beside(national, 'libsm2.so');
  writeFileSync(cli.path('sm2.pem'), sm2Key.privateKey);
  sm2Library.plan(`sm2-key ${cli.path('sm2.pem')}`);
  const vendors = [
    vendor('softhsm2', SOFT_HSM!, '软 HSM'),
    vendor('faulty', library.path, '故障钥匙'),
    vendor('sm2', sm2Library.path, '国密钥匙', { sm2: FAULT_SM2 }),
  ];
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ version: 1, vendors }));
}, 120_000);
afterAll(() => {
  cli.dispose();
  fault.end();
  makers.dispose();
  for (const each of [made, sm2Made, otherMade, soft, faulty, national]) each.end();
});

const refs = async (place: string) =>
  (await cli.json<ListedKey[]>(['keys', 'list'])).filter(({ ref }) => ref.startsWith(place));
const signingKey = async (algorithm: string, place = 'netca/libsofthsm2:'): Promise<string> =>
  (await refs(place)).find((key) => key.usage === 'signing' && key.algorithm === algorithm)!.ref;
const words = (key: string, out: string) => ['sign', contract, '--key', key, '--invisible', '--pin-stdin', '-o', out];

test('the libraries that the catalogue names are found', async () => {
  const libraries = await cli.json<{ driver: string; title: string; problem: unknown }[]>(['keys', 'libraries']);
  expect(libraries.filter(({ driver }) => driver === 'netca')).toMatchObject([
    { title: '软 HSM', file: SOFT_HSM, kind: 'PKCS#11', problem: null },
    { title: '故障钥匙', file: library.path, problem: null },
    { title: '国密钥匙', problem: null },
  ]);
});

test('the keys of both are listed, each with its use', async () => {
  const keys = await refs('netca/libsofthsm2:');
  expect(keys).toHaveLength(6);
  expect(keys.every(({ ref, holder }) => ref.includes(soft.id) && holder === '张三')).toBe(true);
  expect(
    keys
      .filter(({ usage }) => usage === 'signing')
      .map(({ algorithm }) => algorithm)
      .sort(),
  ).toEqual(['EC P-256', 'EC P-384', 'RSA 2048']);
});

describe.each(['RSA 2048', 'EC P-256', 'EC P-384'])('a key with %s', (algorithm) => {
  test('signs a contract that pdfsig and qpdf find valid', async () => {
    const out = cli.path(`${algorithm}.pdf`);
    await cli.json(words(await signingKey(algorithm), out), `${PIN}\n`);
    expect(pdfsig(out)).toMatchObject([{ valid: true, total: true }]);
    expect(qpdfCheck(out).code).toBe(0);
  });
});

describe.each([
  ['gm-cms', ['--invisible']],
  ['ses', ['--mode', 'normal', '--at', '60mm,200mm', '--seal', '国密公章']],
])('a key with SM2 signs by %s', (format, place) => {
  test('and the signature is found intact, by us and by openssl', async () => {
    const out = cli.path(`${format}.pdf`);
    const key = await signingKey('SM2', 'netca/libsm2:');
    const sign = ['sign', contract, '--key', key, '--format', format, '--pin-stdin', '-o', out, ...place];
    await cli.json(sign, `${PIN}\n`);
    const { signatures } = await cli.json<{ signatures: { integrity: string }[] }>(['verify', out]);
    expect(signatures).toMatchObject([{ integrity: 'valid' }]);
    expect(opensslJudgesSm2(out, sm2Key.certificate)).toEqual({ digest: true, value: true });
    expect(qpdfCheck(out).code).toBe(0);
  });
});

test('the seal on a key is listed, and stands in the contract', async () => {
  const seals = await cli.json<{ name: string; source: string }[]>(['seals', 'list']);
  // In the order in which their devices have answered.
  const names = seals.filter(({ source }) => source === 'netca').map(({ name }) => name);
  expect(names.sort()).toEqual(['国密公章', '测试公司公章']);
  const out = cli.path('sealed.pdf');
  const place = ['--mode', 'normal', '--at', '60mm,200mm', '--seal', '测试公司公章'];
  const key = await signingKey('RSA 2048');
  await cli.json(['sign', contract, '--key', key, '--pin-stdin', '-o', out, ...place], `${PIN}\n`);
  expect(pdfsig(out)).toMatchObject([{ valid: true, total: true }]);
});

describe('nothing is written, and the contract stays as it was, when', () => {
  const original = () => readFileSync(contract);
  test.each([
    ['the PIN is wrong', '', WRONG_PIN, 'token.pin-incorrect'],
    ['the library crashes in the middle', 'fault crash C_Sign 1', PIN, 'driver.crashed'],
    ['the key is pulled out in the middle', 'fault remove C_Sign 1', PIN, 'token.removed'],
    ['the key returns garbage', 'fault garbage C_Sign 1', PIN, 'key-device.answer-unusable'],
    ['the library loses its session', 'fault close C_SignInit 1', PIN, 'token.session-closed'],
  ])('%s', async (name, planned, pin, code) => {
    const before = original();
    const key = await signingKey('RSA 2048', 'netca/libfault:');
    library.plan(planned);
    const out = cli.path(`${name}.pdf`);
    const outcome = await cli.run([...words(key, out), '--json'], `${pin}\n`);
    library.plan();
    expect(outcome.code).toBe(1);
    expect(outcome.stdout + outcome.stderr).toContain(code);
    expect(outcome.stdout + outcome.stderr).not.toContain(pin);
    expect(existsSync(out)).toBe(false);
    expect(original().equals(before)).toBe(true);
  });
});
