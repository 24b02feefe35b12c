/** A template that was handed out as a file: imported, looked at, signed with, handed on, from the command line. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandLine, type DemoData } from './command-line.ts';
import { pdfsig, qpdfCheck } from './foreign-judges.ts';

const cli = new CommandLine();
let demo: DemoData;
let key: DemoData['keys'][number];
const file = cli.path('总公司.json');

interface Template {
  readonly name: string;
  readonly stamps: readonly object[];
}

beforeAll(async () => {
  demo = await cli.json<DemoData>(['demo']);
  key = demo.keys[0]!;
  const seal = { name: demo.seals.find(({ name }) => name.startsWith('甲方'))!.name };
  const stamps = [
    { mode: 'keyword', seal, options: { find: '盖章', which: 'last' } },
    { mode: 'normal', seal, options: { page: 1, at: '60mm,60mm' } },
    { mode: 'date', options: { find: '盖章', which: 'last', anchor: 'right', offset: '5mm,0mm' } },
  ];
  writeFileSync(file, JSON.stringify({ sealwright: 'stamp-template', version: 1, name: '采购合同', stamps }));
}, 120_000);
afterAll(() => cli.dispose());

test('none is there at first; the one of the file is imported, once', async () => {
  expect(await cli.json(['templates', 'list'])).toEqual([]);
  expect(await cli.json<Template>(['templates', 'import', file])).toMatchObject({ name: '采购合同' });
  const again = await cli.run(['templates', 'import', file]);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toContain('templates.exists');
  await cli.json(['templates', 'import', file, '--overwrite']);
  const { stdout } = await cli.run(['templates', 'show', '采购合同']);
  expect(stdout).toContain('--mode keyword --seal');
  expect(stdout).toContain('--find 盖章 --which last');
});

test('a contract is signed with it: one PIN, one signature over all its places', async () => {
  const out = cli.path('signed.pdf');
  const words = ['sign', demo.contracts[1]!, '--template', '采购合同', '--key', key.id, '--pin-stdin', '-o', out];
  const result = await cli.json<{ placements: number; keyOperations: number }>(words, `${key.pin}\n`);
  expect(result).toMatchObject({ placements: 3, keyOperations: 1 });
  const verdicts = pdfsig(out);
  expect(verdicts).toHaveLength(3);
  expect(verdicts.every(({ valid, total }) => valid && total)).toBe(true);
  expect(qpdfCheck(out).code).toBe(0);
});

test('a seal that is not here is named, and no file is made', async () => {
  const other = cli.path('other.json');
  const template = { sealwright: 'stamp-template', version: 1, name: '别处' };
  const stamps = [{ mode: 'normal', seal: { name: '总公司公章' }, options: { at: '60mm,60mm' } }];
  writeFileSync(other, JSON.stringify({ ...template, stamps }));
  await cli.json(['templates', 'import', other]);
  const out = cli.path('none.pdf');
  const words = ['sign', demo.contracts[0]!, '--template', '别处', '--key', key.id, '--pin-stdin', '-o', out];
  const outcome = await cli.run(words, `${key.pin}\n`);
  expect(outcome).toMatchObject({ code: 1, stdout: '' });
  expect(outcome.stderr).toContain('templates.seal-missing');
  expect(outcome.stderr).toContain('总公司公章');
  expect(existsSync(out)).toBe(false);
}, 60_000);

test('handed on it is the same; renamed and removed it is gone', async () => {
  const out = cli.path('again.json');
  await cli.json(['templates', 'export', '采购合同', '-o', out]);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  await cli.json(['templates', 'rename', '采购合同', '租赁合同']);
  await cli.json(['templates', 'remove', '租赁合同']);
  const names = (await cli.json<Template[]>(['templates', 'list'])).map(({ name }) => name);
  expect(names).toEqual(['别处']);
});

test.each([
  ['no file', 'missing.json', undefined, 'file.missing'],
  ['no template', 'package.json', '{"name":"x"}', 'templates.file-foreign'],
  [
    'a mode that is not installed',
    'hologram.json',
    '{"sealwright":"stamp-template","version":1,"name":"x","stamps":[{"mode":"hologram","options":{}}]}',
    'templates.mode-unknown',
  ],
])('%s is refused', async (_, name, contents, code) => {
  const path = cli.path(name);
  if (contents !== undefined) writeFileSync(path, contents);
  const outcome = await cli.run(['templates', 'import', path]);
  expect(outcome).toMatchObject({ code: 1, stdout: '' });
  expect(outcome.stderr).toContain(code);
});
