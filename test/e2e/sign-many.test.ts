/** Many contracts from one command line: with a key behind a PKCS#11 library, broken off in every way, and gone on with. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makePki, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildFaultLibrary, type FaultLibrary } from '../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN, WRONG_PIN } from '../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { CLI, CommandLine, type DemoData, type Outcome } from './command-line.ts';
import { pdfsig, qpdfCheck } from './foreign-judges.ts';

interface BatchOutput {
  readonly signed: number;
  readonly signedBefore: number;
  readonly failed: number;
  readonly left: number;
  readonly stopped: { readonly code: string } | null;
  readonly passedOver: readonly string[];
  readonly files: readonly {
    readonly input: string;
    readonly output: string;
    readonly state: string;
    readonly result?: { readonly placements: number; readonly keyOperations: number };
    readonly error?: { readonly code: string };
  }[];
}

// Some of these run a dozen programs over as many files.
vi.setConfig({ testTimeout: 120_000 });

const cli = new CommandLine();
const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const made = makeToken(pki, [{ label: 'seal', value: await testSeal(holder, { name: '合同章' }) }]);
const fault = buildFaultLibrary();
const token = made.copy();
const library: FaultLibrary = fault.beside(token);
let demo: DemoData;
let key: string;
let folder: string;
let folders = 0;

beforeAll(async () => {
  demo = await cli.json<DemoData>(['demo']);
  const plugin = join(cli.profile, 'plugins/token-netca');
  mkdirSync(plugin, { recursive: true });
  const libraries = { linux: [{ files: [basename(library.path)], folders: [dirname(library.path)] }] };
  const vendors = [{ id: 'test', title: { 'zh-CN': '测试', en: 'Test' }, libraries }];
  writeFileSync(join(plugin, 'catalogue.json'), JSON.stringify({ version: 1, vendors }));
  const keys = await cli.json<{ ref: string; usage: string }[]>(['keys', 'list']);
  key = keys.find(({ ref, usage }) => ref.includes(token.id) && usage === 'signing')!.ref;
}, 120_000);
afterAll(() => {
  cli.dispose();
  fault.end();
  token.end();
  made.end();
});
beforeEach(() => {
  library.plan();
  folder = cli.path(`batch-${++folders}`);
  mkdirSync(folder);
});

/** Contracts of one and of five pages by turns; each has the words 甲方. */
function contracts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const path = join(folder, `合同${String(index + 1).padStart(2, '0')}.pdf`);
    copyFileSync(demo.contracts[index % 2]!, path);
    return path;
  });
}

const KEYWORD = ['--mode', 'keyword', '--find', '甲方', '--which', 'first', '--seal', '合同章'];
const words = (files: readonly string[], ...more: string[]) => ['sign', ...files, '--key', key, '--pin-stdin', ...more];
const batch = async (files: readonly string[], ...more: string[]) => {
  const outcome = await cli.run([...words(files, ...more), '--json'], `${PIN}\n`);
  if (outcome.stdout === '') throw new Error(outcome.stderr);
  return { ...outcome, output: JSON.parse(outcome.stdout) as BatchOutput };
};
const signedPath = (path: string) => path.replace(/\.pdf$/, '-signed.pdf');
const signedFiles = () => readdirSync(folder).filter((name) => name.endsWith('-signed.pdf'));

function expectSound(paths: readonly string[]): void {
  for (const path of paths) {
    expect(pdfsig(path), path).toMatchObject([{ valid: true, total: true }]);
    expect(qpdfCheck(path).code, path).toBe(0);
  }
}

describe('twenty contracts', () => {
  test('are signed with one PIN and one login, each at its words', async () => {
    const files = contracts(20);
    const originals = files.map((path) => readFileSync(path));
    library.plan('fault error C_Login 2 0x30');
    const { code, stderr, output } = await batch(files, ...KEYWORD);
    expect([code, stderr]).toEqual([0, '']);
    expect(output).toMatchObject({ signed: 20, signedBefore: 0, failed: 0, left: 0, stopped: null, passedOver: [] });
    expect(output.files).toMatchObject(
      files.map((input) => ({
        ...{ input, output: signedPath(input), state: 'signed' },
        result: { output: signedPath(input), placements: 1, keyOperations: 1 },
      })),
    );
    expectSound(files.map(signedPath));
    for (const [index, path] of files.entries()) {
      expect(readFileSync(path).equals(originals[index]!)).toBe(true);
      expect(readFileSync(signedPath(path)).subarray(0, originals[index]!.length).equals(originals[index]!)).toBe(true);
    }
  });

  test('are signed with one PIN by a key that wants it for every signature', async () => {
    library.plan('always-authenticate 1');
    const { code, output } = await batch(contracts(3), '--invisible');
    expect([code, output.signed]).toEqual([0, 3]);
    expectSound(output.files.map((file) => file.output));
  });
});

describe('what cannot be signed is named, and the rest is signed', () => {
  const withBadOnes = () => {
    const [first, second, third] = contracts(3) as [string, string, string];
    writeFileSync(second, 'no PDF');
    const dir = join(folder, 'a-folder.pdf');
    mkdirSync(dir);
    return [first, second, dir, third, join(folder, 'none.pdf')];
  };

  test('in JSON', async () => {
    const files = withBadOnes();
    const { code, output } = await batch(files, '--invisible');
    expect(code).toBe(1);
    expect(output).toMatchObject({ signed: 2, failed: 3, left: 0, stopped: null });
    const errors = output.files.map(({ error }) => error?.code);
    expect(errors).toEqual([undefined, 'pdf.not-a-pdf', 'file.not-a-file', undefined, 'file.missing']);
    expect(signedFiles()).toEqual([0, 3].map((at) => basename(signedPath(files[at]!))));
  });

  test('in words, with a line of progress for each', async () => {
    const files = withBadOnes();
    const { code, stdout, stderr } = await cli.run(words(files, '--invisible'), `${PIN}\n`);
    expect(code).toBe(1);
    expect(stdout).toContain('已签署 2 份，此前已签 0 份，失败 3 份，未签署 0 份。');
    expect(stdout).toContain('这个文件不是 PDF 文档。');
    expect(stderr.split('\n')).toEqual([
      ...files.map((path, at) => expect.stringContaining(`检查 ${at + 1}/5 ${basename(path)}`)),
      ...[files[0]!, files[3]!].map((path, at) => expect.stringContaining(`签署 ${at + 1}/2 ${basename(path)}`)),
      '',
    ]);
  });

  test('unless it is all or none: then no PIN is read, and nothing is signed', async () => {
    const { code, output } = await batch(withBadOnes(), '--invisible', '--all-or-none');
    expect(code).toBe(1);
    expect(output).toMatchObject({ signed: 0, failed: 3, left: 2 });
    expect(signedFiles()).toEqual([]);
  });

  test('and where it is the same with all, it is said once', async () => {
    const outcome = await cli.run(
      words(contracts(3), '--mode', 'keyword', '--find', '丙方', '--seal', '无此章'),
      `${PIN}\n`,
    );
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr.match(/无此章/g)).toHaveLength(1);
  });
});

describe('broken off and called again, what is not done yet is signed, when', () => {
  const resume = async (files: readonly string[], done: readonly string[]) => {
    const before = done.map((path) => readFileSync(path));
    library.plan('fault error C_Login 2 0x30');
    const { code, output } = await batch(files, ...KEYWORD, '--resume');
    expect(code).toBe(0);
    expect(output).toMatchObject({ signed: files.length - done.length, signedBefore: done.length, failed: 0, left: 0 });
    for (const [index, path] of done.entries()) expect(readFileSync(path).equals(before[index]!)).toBe(true);
    expectSound(files.map(signedPath));
  };

  test('the program was killed in the middle', async () => {
    const files = contracts(8);
    library.plan('slow 400');
    const child = spawn(process.execPath, [CLI, ...words(files, ...KEYWORD)], {
      cwd: cli.folder,
      env: cli.environment,
    });
    child.stdin.end(`${PIN}\n`);
    const ended = new Promise((resolve) => child.on('close', resolve));
    await expect.poll(() => existsSync(signedPath(files[2]!)), { timeout: 30_000, interval: 20 }).toBe(true);
    child.kill('SIGKILL');
    await ended;
    const done = signedFiles().map((name) => join(folder, name));
    expect(done.length).toBeGreaterThanOrEqual(3);
    expect(done.length).toBeLessThan(8);
    expectSound(done);
    await resume(files, done);
  });

  test('the key was pulled out', async () => {
    const files = contracts(5);
    library.plan('fault remove C_Sign 3');
    const { code, output } = await batch(files, ...KEYWORD);
    expect(code).toBe(1);
    expect(output).toMatchObject({ signed: 2, failed: 0, left: 3, stopped: { code: 'token.removed' } });
    expect(output.files.map(({ state }) => state)).toEqual(['signed', 'signed', 'left', 'left', 'left']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    await resume(files, files.slice(0, 2).map(signedPath));
  });

  test('its user pressed Ctrl-C: it says what is left', async () => {
    const files = contracts(5);
    library.plan('slow 400');
    const { outcome, child } = start(words(files, ...KEYWORD, '--json'));
    await expect.poll(() => existsSync(signedPath(files[0]!)), { timeout: 30_000, interval: 20 }).toBe(true);
    child.kill('SIGINT');
    const { code, stdout } = await outcome;
    const output = JSON.parse(stdout) as BatchOutput;
    expect(code).toBe(1);
    expect(output.stopped).toMatchObject({ code: 'cli.interrupted' });
    expect(output.signed + output.left).toBe(5);
    expect(output.left).toBeGreaterThan(0);
    const done = output.files.filter(({ state }) => state === 'signed').map((file) => file.output);
    expect(signedFiles().map((name) => join(folder, name))).toEqual(done);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    await resume(files, done);
  });
});

function start(line: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...line], { cwd: cli.folder, env: cli.environment });
  child.stdin.end(`${PIN}\n`);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  const outcome = new Promise<Pick<Outcome, 'code' | 'stdout'>>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout })),
  );
  return { child, outcome };
}

test('a wrong PIN is given to the key once, and nothing is signed', async () => {
  library.plan('max-tries 5');
  const { code, stdout, stderr } = await cli.run([...words(contracts(3), '--invisible'), '--json'], `${WRONG_PIN}\n`);
  expect([code, stdout]).toEqual([1, '']);
  expect(JSON.parse(stderr).error).toMatchObject({ code: 'token.pin-incorrect' });
  expect(readFileSync(`${library.path}.tries`, 'utf8').trim()).toBe('4');
  expect(signedFiles()).toEqual([]);
});

describe('where the signed files go', () => {
  test('into a folder, which is made', async () => {
    const files = contracts(2);
    const { output } = await batch(files, '--invisible', '--out-dir', join(folder, 'signed'));
    expect(output.files.map((file) => file.output)).toEqual(
      files.map((path) => join(folder, 'signed', basename(path))),
    );
    expectSound(output.files.map((file) => file.output));
  });

  test('of two with one name there, none is signed', async () => {
    const [file] = contracts(1) as [string];
    mkdirSync(join(folder, 'more'));
    const other = join(folder, 'more', basename(file).toUpperCase());
    copyFileSync(file, other);
    const outcome = await cli.run(words([file, other], '--invisible', '--out-dir', join(folder, 'signed')), `${PIN}\n`);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain('signing.same-output');
  });

  test('and are not signed again when the command is called again', async () => {
    contracts(3);
    const pattern = join(folder, '*.pdf');
    expect((await batch([pattern], '--invisible')).output.signed).toBe(3);
    const { code, output } = await batch([pattern], '--invisible', '--resume');
    expect(code).toBe(0);
    expect(output).toMatchObject({
      signed: 0,
      signedBefore: 3,
      passedOver: signedFiles().map((name) => join(folder, name)),
    });
    expect(signedFiles()).toHaveLength(3);
  });

  test.each([
    ['one name for several files', ['-o', 'x.pdf'], 2, 'cli.usage'],
    ['a pattern that no file fits', ['无*.pdf'], 1, 'cli.no-file-fits'],
    ['a template and a list of stamps', ['--template', 't', '--stamps', 's.json'], 2, 'cli.usage'],
    ['a folder that cannot be made', ['--out-dir', 'none/folder'], 1, 'file.folder-missing'],
  ])('%s is refused', async (_, more, exit, code) => {
    const base = more.includes('--stamps') ? [] : ['--invisible'];
    const outcome = await cli.run(words(contracts(2), ...base, ...more), `${PIN}\n`);
    expect(outcome).toMatchObject({ code: exit, stdout: '' });
    expect(outcome.stderr).toContain(code);
  });
});

describe('several stamps by one command line', () => {
  const list = (content: unknown) => {
    const path = join(folder, 'stamps.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  test('seals, modes and dates of a list, one signature for all', async () => {
    const stamps = list([
      { mode: 'keyword', seal: '合同章', options: { find: '甲方', which: 'first' } },
      { mode: 'normal', seal: '合同章', options: { at: '60mm,200mm' } },
      { mode: 'date', options: { at: '120mm,240mm' } },
    ]);
    const { code, output } = await batch(contracts(2), '--stamps', stamps);
    expect(code).toBe(0);
    for (const file of output.files) {
      expect(file.result).toMatchObject({ placements: 3, keyOperations: 1 });
      expect(pdfsig(file.output)).toMatchObject(Array(3).fill({ valid: true, total: true }));
    }
  });

  test('those of a template, in every file', async () => {
    const path = join(folder, 'template.json');
    const stamps = [
      { mode: 'keyword', seal: '合同章', options: { find: '甲方', which: 'first' } },
      { mode: 'date', options: { at: '120mm,240mm' } },
    ];
    writeFileSync(path, JSON.stringify({ sealwright: 'stamp-template', version: 1, name: '采购合同', stamps }));
    await cli.json(['templates', 'import', path]);
    const { code, output } = await batch(contracts(2), '--template', '采购合同');
    expect(code).toBe(0);
    for (const file of output.files) {
      expect(file.result).toMatchObject({ placements: 2, keyOperations: 1 });
      expect(pdfsig(file.output)).toMatchObject(Array(2).fill({ valid: true, total: true }));
    }
  });

  test.each([
    ['no list', { mode: 'normal' }],
    ['a stamp without a mode', [{ seal: '合同章' }]],
    ['an empty list', []],
    ['an entry that nobody knows', [{ mode: 'normal', page: 1 }]],
  ])('%s is refused', async (_, content) => {
    const outcome = await cli.run(words(contracts(1), '--stamps', list(content)), `${PIN}\n`);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain('signing.stamps-unreadable');
  });
});
