import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { ChineseFont } from '@sealwright/fonts/setting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from './contract-blocks.ts';
import { framework } from './contracts/framework.ts';
import { progressConfirmation } from './contracts/progress-confirmation.ts';
import { purchase } from './contracts/purchase.ts';
import { CONTRACT_FILES } from './demo-folder.ts';
import { writeContract } from './write-contract.ts';

const CONTRACTS = [progressConfirmation, purchase, framework];

const folder = mkdtempSync(join(tmpdir(), 'sealwright-contracts-'));
const path = ({ file }: Contract) => join(folder, file);
const output = (tool: string, ...words: string[]) => spawnSync(tool, words, { encoding: 'utf8' });
let font: ChineseFont;
const written = new Map<Contract, Uint8Array>();

beforeAll(async () => {
  font = await ChineseFont.open('song');
  for (const contract of CONTRACTS) {
    const bytes = await writeContract(contract, font);
    written.set(contract, bytes);
    writeFileSync(path(contract), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the command lists the contracts that exist', () => {
  expect(CONTRACTS.map(({ file }) => file)).toEqual([...CONTRACT_FILES]);
});

test.each([
  [progressConfirmation, 1],
  [purchase, 5],
  [framework, 30],
])('$file has its pages, its size and a title', async (contract, pages) => {
  const bytes = written.get(contract)!;
  const document = await PDFDocument.load(bytes);
  expect(document.getPageCount()).toBe(pages);
  expect(document.getTitle()).toContain(contract.title);
  expect(bytes.length).toBeLessThan(400_000);
});

test('equal contracts come out equal', async () => {
  expect(await writeContract(purchase, await ChineseFont.open('song'))).toEqual(written.get(purchase));
});

describe('judged by qpdf, pdftotext and pdffonts', () => {
  test.each(CONTRACTS)('qpdf finds no fault in $file', (contract) => {
    const { status, stdout } = output('qpdf', '--check', path(contract));
    expect(stdout).toContain('No syntax or stream encoding errors');
    expect(status).toBe(0);
  });

  test.each(CONTRACTS)('the fonts of $file are embedded subsets with a mapping to Unicode', (contract) => {
    const fonts = output('pdffonts', path(contract)).stdout.trim().split('\n').slice(2);
    expect(fonts).toHaveLength(2);
    for (const each of fonts) expect(each).toMatch(/^[A-Z]{6}\+NotoSerifSC-\w+ +CID TrueType +Identity-H +yes yes yes/);
  });

  test.each(CONTRACTS)('every paragraph of $file can be read back, character by character', (contract) => {
    const pages = output('pdftotext', '-raw', path(contract), '-').stdout;
    const ink = (text: string) => text.replace(/\s/g, '');
    // Paragraphs that go on overleaf are interrupted by the foot and the head of a page.
    const text = ink(pages)
      .replace(/第\d+页共\d+页/g, '')
      .replaceAll(ink(FRAME_HEAD + contract.number), '');
    const texts = contract.blocks.flatMap((block) => ('text' in block ? [ink(block.text)] : []));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((each) => !text.includes(each))).toEqual([]);
    expect(text.includes('甲方（盖章）：') && text.includes('乙方（盖章）：')).toBe(true);
  });

  test('every page says that it is a demo and which page it is', () => {
    const pages = output('pdftotext', '-raw', path(framework), '-').stdout.split('\f').slice(0, 30);
    for (const [index, page] of pages.entries()) {
      expect(page.includes('演示文件 DEMO')).toBe(true);
      expect(page.replace(/\s/g, '').endsWith(`第${index + 1}页共30页`)).toBe(true);
    }
  });
});

const FRAME_HEAD = '演示文件 DEMO仅供试用印匠（Sealwright），不具有法律效力';
