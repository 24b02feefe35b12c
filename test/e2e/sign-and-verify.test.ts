import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine, type DemoData } from './command-line.ts';
import { opensslVerify, pdfsig, qpdfCheck } from './foreign-judges.ts';

const cli = new CommandLine();
let demo: DemoData;
let first: DemoData['keys'][number];
let second: DemoData['keys'][number];
let contract: string;

beforeAll(async () => {
  demo = await cli.json<DemoData>(['demo']);
  [first, second] = demo.keys as [typeof first, typeof second];
  contract = demo.contracts[1] as string;
}, 120_000);
afterAll(() => cli.dispose());

const seal = (holder: '甲' | '乙') => demo.seals.find(({ name }) => name.includes(holder))?.name as string;
const signWords = (input: string, key: string, out: string, ...more: string[]) => [
  'sign',
  input,
  '--key',
  key,
  '--pin-stdin',
  '-o',
  out,
  ...more,
];
const normal = (at: string, name: string, page = '1') => [
  '--mode',
  'normal',
  '--page',
  page,
  '--at',
  at,
  '--seal',
  name,
];

describe('two companies sign one contract', () => {
  const once = cli.path('once.pdf');
  const twice = cli.path('twice.pdf');

  test('the first signature is valid for pdfsig, qpdf and openssl, and the original is untouched', async () => {
    const before = readFileSync(contract);
    await cli.json(signWords(contract, first.id, once, ...normal('60mm,200mm', seal('甲'))), `${first.pin}\n`);
    expect(readFileSync(contract).equals(before)).toBe(true);
    expect(readFileSync(once).subarray(0, before.length).equals(before)).toBe(true);
    expect(pdfsig(once)).toMatchObject([{ valid: true, total: true }]);
    expect(qpdfCheck(once)).toMatchObject({ code: 0 });
    opensslVerify(once, demo.trust, cli.folder);
  });

  test('after the second both are valid, each for its own revision', async () => {
    await cli.json(signWords(once, second.id, twice, ...normal('150mm,200mm', seal('乙'))), `${second.pin}\n`);
    expect(pdfsig(twice)).toMatchObject([
      { valid: true, total: false },
      { valid: true, total: true },
    ]);
    expect(qpdfCheck(twice)).toMatchObject({ code: 0 });
    opensslVerify(twice, demo.trust, cli.folder);
  });

  test('our own verification agrees and trusts the demo authority only when told to', async () => {
    const report = await cli.json<{ signatures: { integrity: string; trust: string }[] }>([
      'verify',
      twice,
      '--trust',
      demo.trust,
    ]);
    expect(report.signatures).toMatchObject([
      { integrity: 'valid-with-later-changes', trust: 'trusted' },
      { integrity: 'valid', trust: 'trusted' },
    ]);
    const untold = await cli.json<typeof report>(['verify', twice]);
    expect(untold.signatures).toMatchObject([{ trust: 'not-checked' }, { trust: 'not-checked' }]);
  });

  test('a changed byte is found', async () => {
    const bytes = readFileSync(twice);
    const changed = cli.path('changed.pdf');
    const at = bytes.indexOf('/MediaBox');
    bytes[at + 11] = (bytes[at + 11] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    const { code, stdout } = await cli.run(['verify', changed, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).signatures[0].integrity).toBe('invalid');
  });
});

describe('ways to sign', () => {
  test('without a seal', async () => {
    const out = cli.path('invisible.pdf');
    await cli.json(
      signWords(contract, first.id, out, '--invisible', '--reason', '同意', '--location', '广州'),
      `${first.pin}\n`,
    );
    expect(pdfsig(out)).toMatchObject([{ valid: true, total: true }]);
  });

  test('with RSASSA-PSS where the format is asked for it', async () => {
    const out = cli.path('pss.pdf');
    await cli.json(signWords(contract, first.id, out, '--invisible', '--scheme', 'pss'), `${first.pin}\n`);
    opensslVerify(out, demo.trust, cli.folder);
  });

  test('over an existing file only when told to, though an empty one may be filled', async () => {
    const out = cli.path('existing.pdf');
    copyFileSync(contract, out);
    const words = signWords(contract, first.id, out, '--invisible');
    const refused = await cli.run(words, `${first.pin}\n`);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('file.exists');
    expect(readFileSync(out).equals(readFileSync(contract))).toBe(true);
    await cli.json([...words, '--overwrite'], `${first.pin}\n`);
    expect(pdfsig(out)).toMatchObject([{ valid: true }]);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['no command', ['frobnicate'], 'cli.command-unknown'],
    ['no file', ['sign'], 'cli.argument-missing'],
    ['an unknown option', ['verify', 'x.pdf', '--frobnicate'], 'cli.usage'],
    [
      'a page that is none',
      ['sign', 'x.pdf', '--key', 'k', '-o', 'o', '--mode', 'normal', '--at', '1,1', '--page', 'two'],
      'options.invalid',
    ],
  ])('%s is a wrong use: exit code 2', async (_, words, code) => {
    const outcome = await cli.run(words);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(code);
  });

  test.each([
    ['a file that is missing', () => cli.path('none.pdf'), 'file.missing'],
    ['a file that is no PDF', () => demo.trust, 'pdf.'],
    ['a folder', () => cli.folder, 'file.not-a-file'],
  ])('%s is refused: exit code 1, a typed error, no output', async (_, input, code) => {
    const out = cli.path('refused.pdf');
    const outcome = await cli.run(signWords(input(), first.id, out, '--invisible'), `${first.pin}\n`);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain(code);
    expect(existsSync(out)).toBe(false);
  });

  test('a wrong PIN is refused, counted, and makes no file', async () => {
    const out = cli.path('wrong-pin.pdf');
    const outcome = await cli.run(signWords(contract, second.id, out, '--invisible', '--json'), '000000\n');
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(outcome.stderr).error).toMatchObject({
      code: 'token.pin-incorrect',
      data: { triesLeft: expect.any(Number) },
    });
    expect(existsSync(out)).toBe(false);
    await cli.json(signWords(contract, second.id, out, '--invisible'), `${second.pin}\n`);
  });

  test('no leftovers lie beside the outputs, and no PIN lies anywhere in the profile', () => {
    expect(readdirSync(cli.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    for (const path of filesBelow(cli.profile)) {
      const bytes = readFileSync(path);
      for (const { pin } of demo.keys) {
        expect(bytes.includes(Buffer.from(pin)), path).toBe(false);
      }
    }
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
