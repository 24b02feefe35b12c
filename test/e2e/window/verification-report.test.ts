/** Reports of a verification, saved from the panel and by the command line: judged by programs that nobody here wrote. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { qpdfCheck } from '../foreign-judges.ts';
import { launchChromium } from './chromium.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { seriousFindings } from './serious-findings.ts';
import { type SignedTwice, signTwice } from './signed-twice.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/verification-report.schema.json', import.meta.url), 'utf8'),
);

let signed: SignedTwice;
beforeAll(async () => {
  signed = await signTwice();
}, SLOW);
afterAll(() => signed.cli.dispose());

const openssl = (hash: string, path: string) =>
  execFileSync('openssl', ['dgst', `-${hash}`, '-r', path])
    .toString()
    .slice(0, 64);

inOneShell((lab) => {
  test('as PDF from the panel: sound, and its text can be read', { timeout: SLOW }, async () => {
    const file = lab.path('twice.pdf');
    copyFileSync(signed.twice, file);
    await lab.workbench.openFile(file);
    await lab.workbench.expectSignatures(/2 个签名/);
    const path = lab.path('report.pdf');
    await lab.window.chooseFile(path, async () => {
      await lab.page.getByRole('button', { name: '保存验证报告' }).click();
      await lab.page.getByRole('menuitem', { name: 'PDF 文件' }).click();
    });
    await lab.page.getByText(`验证报告已保存：${path}`).first().waitFor({ timeout: SLOW });
    expect(qpdfCheck(path)).toMatchObject({ code: 0 });
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    expect(text).toContain('twice.pdf');
    expect(text).toContain(openssl('sha256', file));
    expect(text).toContain(openssl('sm3', file));
    for (const name of ['印匠演示甲方科技有限公司', '印匠演示乙方供应有限公司']) expect(text).toContain(name);
    expect(text.match(/签署时电子签名制作数据仅由电子签名人控制/g)).toHaveLength(2);
    expect(text.match(/技术检验不能认定/g)?.length).toBeGreaterThanOrEqual(4);
  });
});

/** By the command line, which asks the same service. */
async function report(name: string): Promise<string> {
  const { cli, twice, trust } = signed;
  const path = cli.path(name);
  expect(await cli.run(['verify', twice, '--trust', trust, '--report', path, '--overwrite'])).toMatchObject({
    code: 0,
  });
  return path;
}

test('as HTML: runs nothing, fetches nothing, and can be read by everybody', { timeout: SLOW }, async () => {
  const path = await report('report.html');
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 640, height: 360 } });
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    page.on('console', (message) => void complaints.push(message.text()));
    await page.goto(pathToFileURL(path).href);
    expect(asked).toEqual([pathToFileURL(path).href]);
    expect(complaints).toEqual([]);
    expect(await page.locator('script, iframe, img, link, object, embed, form').count()).toBe(0);
    expect(await page.getByRole('heading', { name: '对照《电子签名法》第十三条' }).count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
    expect(await seriousFindings(page.mainFrame())).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('as JSON: by the published schema', { timeout: SLOW }, async () => {
  const content = JSON.parse(readFileSync(await report('report.json'), 'utf8'));
  const fits = new Ajv2020({ strict: true }).compile(schema);
  fits(content);
  expect(fits.errors).toBeNull();
  expect(content.document).toMatchObject({
    name: 'twice.pdf',
    sha256: openssl('sha256', signed.twice),
    sm3: openssl('sm3', signed.twice),
  });
  expect(content.signatures.map(({ integrity }: { integrity: string }) => integrity)).toEqual([
    'valid-with-later-changes',
    'valid',
  ]);
});

test('from the command line, whole or not at all', { timeout: SLOW }, async () => {
  const { cli, twice, trust } = signed;
  const path = cli.path('whole.html');
  const verify = (...words: string[]) => cli.run(['verify', twice, '--trust', trust, '--report', ...words]);
  expect(await verify(path)).toMatchObject({ code: 0 });
  const first = readFileSync(path);
  const again = await verify(path);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('file.exists');
  expect(readFileSync(path).equals(first)).toBe(true);
  expect(await verify(path, '--overwrite')).toMatchObject({ code: 0 });
  const other = cli.path('report.docx');
  expect((await verify(other)).stderr).toContain('verification-report.format-unknown');
  expect(existsSync(other)).toBe(false);
});
