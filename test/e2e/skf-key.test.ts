/** A key behind an SKF library (GM/T 0016), from the catalogue that the user wrote to the signed contract. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSeal, OpensslPki, SM2_KEY } from '@sealwright/crypto/testing';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ADMIN_PIN,
  buildSkfLibrary,
  deviceOf,
  PIN,
  type SkfTestLibrary,
  WRONG_PIN,
} from '../../plugins/token-skf/src/testing/skf-test-library.ts';
import { opensslJudgesSm2 } from '../sm2-judge.ts';
import { CommandLine, type DemoData } from './command-line.ts';
import { pdfsig, qpdfCheck } from './foreign-judges.ts';

const cli = new CommandLine();
const pki = makePki(['sm2', 'rsa']);
const certificate = pki.keys.find(({ kind, usage }) => kind === 'sm2' && usage === 'signing')!.certificate;
const makers = new OpensslPki('SM2');
const seal = await makeSeal(
  makers,
  makers.issue('maker', SM2_KEY),
  { ...makers.issue('holder', SM2_KEY), chain: [certificate] },
  { id: 'skf', name: '国密公章' },
);
const built = buildSkfLibrary();
let library: SkfTestLibrary;
let contract: string;

interface ListedKey {
  readonly ref: string;
  readonly usage: string;
  readonly algorithm: string;
  readonly holder: string;
}

// With a prefix octet, as some middleware writes it.
const files = [{ name: '印章', content: Buffer.concat([Buffer.of(1), seal]) }];
const plug = (...lines: readonly string[]) => library.plan([deviceOf(pki, { files })], ...lines);

beforeAll(async () => {
  const demo = await cli.json<DemoData>(['demo']);
  contract = demo.contracts[1] as string;
  library = built.fresh();
  plug();
  const folder = join(cli.profile, 'plugins/token-skf');
  mkdirSync(folder, { recursive: true });
  const title = { 'zh-CN': '国密钥匙', en: 'SKF key' };
  const libraries = { linux: [{ kind: 'skf', files: ['libskf.so'], folders: [library.folder] }] };
  const catalogue = { version: 1, vendors: [{ id: 'test', title, libraries }] };
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify(catalogue));
}, 120_000);
afterAll(() => {
  cli.dispose();
  library.end();
  built.end();
  makers.dispose();
});

const keys = async () => (await cli.json<ListedKey[]>(['keys', 'list'])).filter(({ ref }) => ref.startsWith('skf/'));
const signingKey = async (algorithm: string) =>
  (await keys()).find((key) => key.usage === 'signing' && key.algorithm === algorithm)!.ref;
const words = (key: string, out: string) => ['sign', contract, '--key', key, '--pin-stdin', '-o', out];

test('the pairs of keys are listed, each with its use', async () => {
  const listed = await keys();
  expect(listed.every(({ ref, holder }) => ref.startsWith('skf/libskf:F320078983:') && holder === '张三')).toBe(true);
  expect(listed.map(({ usage, algorithm }) => `${usage} ${algorithm}`).sort()).toEqual([
    'encryption RSA 2048',
    'encryption SM2',
    'signing RSA 2048',
    'signing SM2',
  ]);
});

test('an SM2 signature is intact for us, and openssl agrees', async () => {
  const out = cli.path('gm-cms.pdf');
  await cli.json([...words(await signingKey('SM2'), out), '--invisible', '--format', 'gm-cms'], `${PIN}\n`);
  const { signatures } = await cli.json<{ signatures: { integrity: string }[] }>(['verify', out]);
  expect(signatures).toMatchObject([{ integrity: 'valid' }]);
  expect(qpdfCheck(out).code).toBe(0);
  expect(opensslJudgesSm2(out, certificate)).toEqual({ digest: true, value: true });
});

test('the seal on the key is listed, and an electronic seal signature with it is intact, for openssl too', async () => {
  const seals = await cli.json<{ name: string; source: string }[]>(['seals', 'list']);
  expect(seals.filter(({ source }) => source === 'skf').map(({ name }) => name)).toEqual(['国密公章']);
  const out = cli.path('ses.pdf');
  const place = ['--mode', 'normal', '--at', '60mm,200mm', '--seal', '国密公章'];
  await cli.json([...words(await signingKey('SM2'), out), '--format', 'ses', ...place], `${PIN}\n`);
  const { signatures } = await cli.json<{ signatures: { integrity: string }[] }>(['verify', out]);
  expect(signatures).toMatchObject([{ integrity: 'valid' }]);
  expect(opensslJudgesSm2(out, certificate)).toEqual({ digest: true, value: true });
});

test('an RSA signature is valid for pdfsig', async () => {
  const out = cli.path('rsa.pdf');
  await cli.json([...words(await signingKey('RSA 2048'), out), '--invisible'], `${PIN}\n`);
  expect(pdfsig(out)).toMatchObject([{ valid: true, total: true }]);
});

describe('nothing is written, and the contract stays as it was, when', () => {
  test.each([
    ['the PIN is wrong', '', WRONG_PIN, 'token.pin-incorrect'],
    ['the library crashes in the middle', 'fault crash SKF_ECCSignData 1', PIN, 'driver.crashed'],
    ['the key is pulled out in the middle', 'fault remove SKF_ECCSignData 1', PIN, 'token.removed'],
    ['the key returns garbage', 'fault garbage SKF_ECCSignData 1', PIN, 'key-device.answer-unusable'],
    ['the library forgets the login', 'fault logout SKF_ECCSignData 1', PIN, 'token.session-closed'],
  ])('%s', async (name, planned, pin, code) => {
    const before = readFileSync(contract);
    const key = await signingKey('SM2');
    plug(planned);
    const out = cli.path(`${name}.pdf`);
    const outcome = await cli.run([...words(key, out), '--invisible', '--json'], `${pin}\n`);
    plug();
    expect(outcome.code).toBe(1);
    expect(outcome.stdout + outcome.stderr).toContain(code);
    for (const secret of [pin, ADMIN_PIN]) expect(outcome.stdout + outcome.stderr).not.toContain(secret);
    expect(existsSync(out)).toBe(false);
    expect(readFileSync(contract).equals(before)).toBe(true);
  });
});
