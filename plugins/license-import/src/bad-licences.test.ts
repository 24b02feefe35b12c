/** Everything that can be wrong with a licence has an error of its own, in both languages, and changes nothing. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SealwrightError } from '@sealwright/core/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  bytes,
  type Change,
  type Laboratory,
  licence,
  makeLaboratory,
  NOW,
  rsa,
  sm2,
  TERMS,
  terms,
} from './licence.fixture.ts';

type File = string | Uint8Array;
/** What stands in the file, or what is made at its path. */
type Making = File | ((path: string) => void);

interface Case {
  readonly what: string;
  readonly code: string;
  readonly make: Making;
  /** Default: 授权导入.ini. */
  readonly name?: string;
  readonly here?: Partial<Laboratory['here']>;
}

const DAY = 86_400_000;
const good = licence(TERMS);
const signed = (...changes: readonly Change[]) => licence(terms(...changes));
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
const signature = (text: string) => text.slice(text.indexOf('[Signature]'));
const content = (text: string) => text.slice(0, text.indexOf('[Signature]'));
/** Of the licence that is installed before each case. */
const INSTALLED = signed(['LIC-20250109-000123', 'LIC-INSTALLED'], ['T09:43:00', 'T08:00:00']);

const cases: readonly Case[] = [
  { what: 'not called .ini', code: 'license.not-ini', make: good, name: '授权导入.txt' },
  { what: 'empty', code: 'license.empty', make: '' },
  { what: 'nothing but a BOM and line ends', code: 'license.empty', make: '\ufeff\r\n \r\n' },
  { what: 'larger than 64 KB', code: 'license.too-large', make: `${good}\n;${'x'.repeat(65_536)}` },
  { what: 'with NUL', code: 'license.binary', make: good.replace('NETCA', 'NET\u0000CA') },
  { what: 'binary', code: 'license.binary', make: Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xff) },
  { what: 'in no known encoding', code: 'license.encoding', make: Buffer.concat([bytes(good), Uint8Array.of(0xff)]) },
  { what: 'in UTF-16 of the other byte order', code: 'license.binary', make: utf16be(good) },
  { what: 'UTF-16 cut in the middle of a character', code: 'license.encoding', make: Buffer.from([0xff, 0xfe, 0x5b]) },
  { what: 'a line that is nothing', code: 'license.line-malformed', make: good.replace('Seats=5', 'Seats 5') },
  { what: 'a key before all sections', code: 'license.line-malformed', make: `Key=1\n${good}` },
  { what: 'a section that stands twice', code: 'license.duplicate-section', make: `${good}[LICENSE]\nX=1\n` },
  { what: 'a key that stands twice', code: 'license.duplicate-key', make: good.replace('Seats=5', 'Seats=5\nseats=9') },
  { what: 'no signature at all', code: 'license.section-missing', make: content(good) },
  {
    what: 'a section that is missing',
    code: 'license.section-missing',
    make: licence(TERMS.replace(/\[Licensee\][^[]+/, '')),
  },
  { what: 'a key that is missing', code: 'license.key-missing', make: signed([/Issuer=.*\n/, '']) },
  { what: 'a key that is empty', code: 'license.key-missing', make: signed(['Name=示例供应商有限公司', 'Name=']) },
  { what: 'another format', code: 'license.format-unknown', make: signed(['Format=1', 'Format=2']) },
  {
    what: 'an unknown key',
    code: 'license.critical-unknown',
    make: signed(['Issuer=NETCA', 'Issuer=NETCA\nOnlyOn=Mondays']),
  },
  { what: 'an unknown section', code: 'license.critical-unknown', make: licence(`${TERMS}[Limits]\nPages=3\n`) },
  { what: 'no day', code: 'license.date-malformed', make: signed(['NotAfter=2026-01-08', 'NotAfter=2026/1/8']) },
  { what: 'a day that no month has', code: 'license.date-malformed', make: signed(['2026-01-08', '2026-02-30']) },
  { what: 'a time without a zone', code: 'license.date-malformed', make: signed(['09:43:00+08:00', '09:43:00']) },
  { what: 'an end before its beginning', code: 'license.period-reversed', make: signed(['2026-01-08', '2025-01-08']) },
  { what: 'a value that is none', code: 'license.value-malformed', make: signed(['seam-seal=1', 'seam-seal=yes']) },
  { what: 'an unknown binding', code: 'license.value-malformed', make: signed(['Binding=none', 'Binding=moon']) },
  {
    what: 'a signature that is no Base64',
    code: 'license.signature-encoding',
    make: good.replace('Value=', 'Value=*'),
  },
  { what: 'a signature that is cut', code: 'license.signature-encoding', make: good.trimEnd().slice(0, -1) },
  { what: 'an unknown key of the issuer', code: 'license.issuer-unknown', make: licence(TERMS, sm2, 'vendor-1999-1') },
  { what: 'an unknown algorithm', code: 'license.algorithm-unknown', make: good.replace('SM2-SM3', 'MD5') },
  { what: "another key's algorithm", code: 'license.algorithm-mismatch', make: licence(TERMS, rsa, 'vendor-2025-1') },
  { what: 'an unknown canonical form', code: 'license.canon-unknown', make: good.replace('Canon=1', 'Canon=2') },
  { what: 'altered content', code: 'license.altered', make: good.replace('Seats=5', 'Seats=50') },
  { what: 'altered content, RSA', code: 'license.altered', make: licence(TERMS, rsa).replace('Seats=5', 'Seats=50') },
  { what: 'the key of somebody else', code: 'license.altered', make: licence(TERMS, otherKey(), 'vendor-2025-1') },
  {
    what: 'the signature of another licence',
    code: 'license.signature-moved',
    make: content(good.replace('Seats=5', 'Seats=50')) + signature(INSTALLED),
  },
  { what: 'expired', code: 'license.expired', make: good, here: { time: Date.parse('2026-01-09T00:00:00+08:00') } },
  {
    what: 'not yet valid',
    code: 'license.not-yet-valid',
    make: signed(['NotBefore=2025-01-09', 'NotBefore=2025-06-02']),
  },
  { what: 'with the clock set back', code: 'license.clock-set-back', make: good, here: { time: NOW - 3 * DAY } },
  { what: 'for another product', code: 'license.product', make: signed(['ibox-terminal', 'ibox-server']) },
  { what: 'for later versions', code: 'license.version', make: signed(['MinVersion=1.0.0', 'MinVersion=1.5.0']) },
  { what: 'for earlier versions', code: 'license.version', make: good, here: { version: '2.0.0' } },
  {
    what: 'for another computer',
    code: 'license.machine-mismatch',
    make: signed(['Binding=none', 'Binding=machine'], ['MachineHash=', `MachineHash=${'0'.repeat(64)}`]),
  },
  {
    what: 'for one computer, on one that cannot be told',
    code: 'license.machine-unknown',
    make: signed(['Binding=none', 'Binding=machine'], ['MachineHash=', `MachineHash=${'0'.repeat(64)}`]),
    here: { machineCode: undefined },
  },
  {
    what: 'for another USB key than the plugged one',
    code: 'license.ukey-mismatch',
    make: signed(['Binding=none', 'Binding=ukey']),
    here: { serials: ['F999'] },
  },
  { what: 'no seats', code: 'license.seats', make: signed(['Seats=5', 'Seats=0']) },
  { what: 'an address without encryption', code: 'license.url-insecure', make: signed(['https://tsa', 'http://tsa']) },
  {
    what: 'an address of this computer without encryption, of no demo issuer',
    code: 'license.url-insecure',
    make: signed(['https://tsa.example', 'http://localhost']),
  },
  { what: 'an address with a password', code: 'license.url-credentials', make: signed(['//tsa', '//me:secret@tsa']) },
  { what: 'no address', code: 'license.value-malformed', make: signed(['https://tsa.example/rfc3161', 'tsa.example']) },
  {
    what: 'issued before the installed one',
    code: 'license.older',
    make: signed(['IssuedAt=2025-01-09', 'IssuedAt=2025-01-08']),
  },
  { what: 'gone since it was chosen', code: 'license.file-missing', make: () => {} },
  { what: 'a folder', code: 'license.not-a-file', make: (path) => mkdirSync(path) },
  { what: 'a pipe', code: 'license.not-a-file', make: (path) => execFileSync('mkfifo', [path]) },
  { what: 'a link to itself', code: 'license.link-loop', make: (path) => symlinkSync(path, path) },
  { what: 'a device', code: 'license.not-a-file', make: (path) => symlinkSync('/dev/zero', path) },
];

function otherKey() {
  return { ...sm2, sign: (message: Uint8Array) => sm2.sign(Buffer.concat([message, Uint8Array.of(1)])) };
}

let lab: Laboratory;
beforeEach(async () => {
  lab = makeLaboratory();
  await lab.keeper.install(bytes(INSTALLED), { confirmed: false });
});
afterEach(() => {
  chmodSync(store(), 0o700);
  rmSync(lab.folder, { recursive: true });
});

const store = () => join(lab.folder, 'plugins/license-import');
/** All that the plugin keeps, byte for byte. */
const state = () => readdirSync(store()).map((name) => [name, readFileSync(join(store(), name), 'utf8')]);

async function refusal(work: () => Promise<unknown>): Promise<SealwrightError> {
  const fault = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(fault).toBeInstanceOf(SealwrightError);
  return fault as SealwrightError;
}

test.each(cases)('$what: $code', async ({ code, make, name = '授权导入.ini', here }) => {
  const before = state();
  Object.assign(lab.here, here);
  const path = join(lab.folder, name);
  if (typeof make === 'function') make(path);
  else writeFileSync(path, make);
  const error = await refusal(async () => {
    const { file } = await lab.keeper.read(path);
    await lab.keeper.install(file, { confirmed: false });
  });
  expect(error.code).toBe(code);
  expect(error.sentence['zh-CN']).toMatch(/\p{Script=Han}.*。$/su);
  expect(error.sentence.en).toMatch(/^.+[.]$/su);
  expect(`${error.sentence['zh-CN']}${error.sentence.en}`).not.toMatch(/\{\w+\}/);
  expect(state()).toEqual(before);
  Object.assign(lab.here, { version: '1.4.2', time: NOW, machineCode: 'a', serials: [] });
  expect(await lab.keeper.status()).toMatchObject({ state: 'valid', terms: { id: 'LIC-INSTALLED' } });
});

test('two cases that a user would mend in different ways never have one sentence', async () => {
  const sentences = new Map<string, string>();
  for (const { code, make, name = '授权导入.ini', here } of cases) {
    Object.assign(lab.here, { version: '1.4.2', time: NOW, machineCode: 'a', serials: [], ...here });
    const path = join(lab.folder, name);
    rmSync(path, { recursive: true, force: true });
    if (typeof make === 'function') make(path);
    else writeFileSync(path, make);
    const { sentence } = await refusal(async () => {
      await lab.keeper.install((await lab.keeper.read(path)).file, { confirmed: false });
    });
    expect(sentences.get(sentence.en) ?? code).toBe(code);
    sentences.set(sentence.en, code);
  }
});

/** Root may do everything: what others may not is tried as nobody. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  execFileSync('chown', ['-R', String(NOBODY), lab.folder]);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
const NOBODY = 65_534;

describe('without permission', () => {
  test('to read, nothing is imported', async () => {
    const path = join(lab.folder, '授权导入.ini');
    writeFileSync(path, good);
    chmodSync(path, 0o000);
    expect((await unprivileged(() => refusal(() => lab.keeper.read(path)))).code).toBe('license.file-forbidden');
  });

  test('to store, the installed licence stays', async () => {
    chmodSync(store(), 0o500);
    const before = state();
    const error = await unprivileged(() => refusal(() => lab.keeper.install(bytes(good), { confirmed: false })));
    expect(error).toMatchObject({ code: 'license.not-stored', data: { reason: 'EACCES' } });
    expect(state()).toEqual(before);
  });
});

test('a crash between writing and renaming leaves the licence before; the next import cleans up', async () => {
  const half = join(store(), 'licence.json.1234567');
  writeFileSync(half, '{"version":1,"data":{"file":"');
  expect(await makeLaboratory({ folder: lab.folder }).keeper.status()).toMatchObject({
    terms: { id: 'LIC-INSTALLED' },
  });
  const again = makeLaboratory({ folder: lab.folder });
  await again.keeper.install(bytes(good), { confirmed: false });
  expect(await again.keeper.status()).toMatchObject({ terms: { id: 'LIC-20250109-000123' } });
  expect(readdirSync(store())).not.toContain('licence.json.1234567');
});
