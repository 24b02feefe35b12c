import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { reportBlocks } from '../report-blocks.ts';
import { reportOrder, signature } from '../testing/sample-report.ts';
import { writePdf } from './write-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-report-'));
const path = join(folder, 'report.pdf');
const run = (program: string, ...words: string[]) => execFileSync(program, words, { encoding: 'utf8' });
const write = (signatures = [signature]) =>
  writePdf(reportBlocks(buildReport(reportOrder({ signatures })), 'zh-CN'), {
    title: '电子签名验证报告',
    locale: 'zh-CN',
    madeAt: new Date('2026-11-23T08:00:00Z'),
    program: 'Sealwright',
    foot: { title: '电子签名验证报告', page: (page, count) => `${page}/${count}` },
  });

beforeAll(async () => writeFileSync(path, await write()));
afterAll(() => rmSync(folder, { recursive: true }));

it('is sound for qpdf, with its fonts inside', () => {
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
  const fonts = run('pdffonts', path).trim().split('\n').slice(2);
  expect(fonts).toHaveLength(2);
  for (const font of fonts) expect(font).toMatch(/NotoSansSC.* CID TrueType +Identity-H +yes yes yes/);
});

it('can be read by programs: names, digests and conditions are text', () => {
  const text = run('pdftotext', '-layout', path, '-').replace(/\s+/g, '');
  expect(text).toContain('采购合同.pdf');
  expect(text).toContain('b'.repeat(64));
  expect(text).toContain('c'.repeat(64));
  expect(text).toContain('签署时电子签名制作数据仅由电子签名人控制');
  expect(text).toContain('<script>alert(1)</script>');
});

it('names characters that its font lacks instead of leaving them out', () => {
  expect(run('pdftotext', path, '-')).toContain('〔U+1F600〕');
});

it('numbers its pages, and nothing stands beyond their edges', () => {
  const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', path))?.[1]);
  expect(pages).toBeGreaterThan(1);
  const boxes = [
    ...run('pdftotext', '-bbox', path, '-').matchAll(
      /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g,
    ),
  ];
  expect(boxes.length).toBeGreaterThan(100);
  for (const [, left, top, right, bottom] of boxes) {
    expect(Number(left)).toBeGreaterThan(40);
    expect(Number(right)).toBeLessThan(560);
    expect(Number(top)).toBeGreaterThan(40);
    expect(Number(bottom)).toBeLessThan(830);
  }
  expect(run('pdftotext', path, '-')).toContain(`${pages}/${pages}`);
});

it('makes equal bytes of equal reports, also of a long one', async () => {
  const many = Array.from({ length: 30 }, () => signature);
  expect(Buffer.compare(await write(many), await write(many))).toBe(0);
});
