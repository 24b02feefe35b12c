/** Seals on many pages and across their seam, from the command line. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine, type DemoData } from './command-line.ts';
import { pdfsig, qpdfCheck } from './foreign-judges.ts';

const cli = new CommandLine();
let demo: DemoData;
let key: DemoData['keys'][number];
let seal: string;

beforeAll(async () => {
  demo = await cli.json<DemoData>(['demo']);
  key = demo.keys[0]!;
  seal = demo.seals.find(({ name }) => name.includes('甲'))!.name;
}, 120_000);
afterAll(() => cli.dispose());

const words = (contract: number, out: string, ...more: string[]) => [
  ...['sign', demo.contracts[contract]!, '--key', key.id, '--pin-stdin', '-o', out, '--seal', seal],
  ...more,
];

describe('sealwright sign', () => {
  test.each([
    ['seam', 2, 30, ['--mode', 'seam']],
    ['seam at the left edge', 2, 13, ['--mode', 'seam', '--edge', 'left', '--pages', 'odd', '--skip-first', '2']],
    ['seam of some pages', 1, 4, ['--mode', 'seam', '--pages', '1-3,last', '--inset', '4', '--at', '30%']],
    ['seam between facing pages', 1, 4, ['--mode', 'seam', '--edge', 'spread', '--shares', '2,1']],
    ['multipage', 2, 30, ['--mode', 'multipage', '--at', '120mm,80mm']],
    [
      'multipage with one page apart',
      1,
      3,
      [
        '--mode',
        'multipage',
        '--at',
        '40mm,40mm',
        '--corner',
        'bottom-right',
        '--pages',
        'odd',
        '--corrections',
        '3:60mm,60mm',
      ],
    ],
  ])('%s: one PIN, one signature over all places, valid for pdfsig and qpdf', async (name, contract, places, more) => {
    const out = cli.path(`${name}.pdf`);
    const result = await cli.json(words(contract, out, ...more), `${key.pin}\n`);
    expect(result).toMatchObject({ keyOperations: 1, placements: places });
    const verdicts = pdfsig(out);
    expect(verdicts).toHaveLength(places);
    expect(verdicts.every(({ valid, total }) => valid && total)).toBe(true);
    expect(qpdfCheck(out).code).toBe(0);
  });

  test.each([
    ['a seam in a document of one page', 0, ['--mode', 'seam'], 'seam.one-page-document', '至少需要 2 页', 1],
    ['a page that is not there', 1, ['--mode', 'seam', '--pages', '1-9'], 'pages.beyond', '文档共 5 页', 1],
    ['pages that cannot be read', 1, ['--mode', 'seam', '--pages', 'some'], 'options.invalid', '1-3,5,last', 2],
    ['an edge that is none', 1, ['--mode', 'seam', '--edge', 'inner'], 'options.invalid', 'spread', 2],
    ['a point missing', 1, ['--mode', 'multipage'], 'options.missing', 'at', 2],
  ])('%s is refused with the reason, and no file', async (_, contract, more, code, sentence, exit) => {
    const out = cli.path('refused.pdf');
    const outcome = await cli.run(words(contract, out, ...more), `${key.pin}\n`);
    expect(outcome).toMatchObject({ code: exit, stdout: '' });
    expect(outcome.stderr).toContain(code);
    expect(outcome.stderr).toContain(sentence);
    expect(existsSync(out)).toBe(false);
  });
});
