import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChineseFont } from '@sealwright/fonts/setting';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Application, applicationFaults, EMPTY_APPLICATION } from './common-application.ts';
import netca from './netca.json' with { type: 'json' };
import { writeForm } from './write-form.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let font: ChineseFont;
beforeAll(async () => {
  font = await ChineseFont.open('song');
});

const filled: Application = {
  ...EMPTY_APPLICATION,
  business: 'renew',
  company: '示例供应商（广州）有限公司',
  creditCode: '9133 0100 7996 55058b',
  handler: '李喆',
  phone: '13800138000',
  email: 'li@example.com',
  encryption: false,
};

async function written(application: Application): Promise<string> {
  const file = join(folder, 'form.pdf');
  writeFileSync(file, await writeForm(netca.application, application, { font, today: new Date(2026, 10, 22) }));
  return file;
}
const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });

test('the form says what was filled in, and its text can be searched', async () => {
  const text = run('pdftotext', '-layout', await written(filled), '-');
  for (const words of [
    '机构数字证书及电子印章业务申请表',
    '示例供应商（广州）有限公司',
    '91330100799655058B',
    '李喆',
    '续期',
    '□ 加密证书',
    '■ 电子印章',
    '单位公章：',
    '2026 年 11 月 22 日',
  ]) {
    expect(text.replace(/ +/g, ' ')).toContain(words);
  }
});

test('its characters are inside, on one sheet, and qpdf finds nothing wrong', async () => {
  const file = await written(filled);
  const [font, ...others] = run('pdffonts', file).trim().split('\n').slice(2);
  expect(font).toMatch(/^[A-Z]{6}\+NotoSerifSC-Regular\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  expect(others).toEqual([]);
  expect(run('pdfinfo', file)).toMatch(/Pages:\s+1\n/);
  expect(run('qpdf', '--check', file)).toMatch(/No syntax or stream encoding errors/);
});

test('a form that is filled to the brim goes on, on a second sheet, and loses nothing', async () => {
  const long = '很长的地址'.repeat(20);
  const file = await written({ ...filled, address: long, delivery: long, representative: long, note: long.repeat(3) });
  const text = run('pdftotext', '-raw', file, '-').replace(/\s/g, '');
  expect(text.split('很长的地址').length - 1).toBe(120);
  expect(run('pdfinfo', file)).toMatch(/Pages:\s+2\n/);
});

test('what has to be there is asked for, and what is wrong is named', () => {
  expect(Object.keys(applicationFaults(EMPTY_APPLICATION))).toEqual(['company', 'creditCode', 'handler']);
  expect(applicationFaults(filled)).toEqual({});
  const wrong = { ...filled, creditCode: '91330100799655058A', phone: '12', email: 'li@', signing: false, seal: false };
  expect(Object.keys(applicationFaults(wrong))).toEqual(['creditCode', 'phone', 'email', 'parts']);
});
