/** What was changed since a document was signed: on the pages, in the text and in the structure. */
import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOneShell, SCALED, SLOW, USUAL } from './in-each-shell.ts';
import { seriousFindings } from './serious-findings.ts';
import { SECOND_SEAL_PAGE, type SignedTwice, signThenAlter, signTwice } from './signed-twice.ts';

/** More than anybody waits for. */
const LONG = { pages: 300, altered: 249 };

let signed: SignedTwice;
let long: string;
beforeAll(async () => {
  signed = await signTwice();
  long = await signThenAlter(signed.cli, LONG.pages, LONG.altered);
}, SLOW);
afterAll(() => signed.cli.dispose());

inOneShell((lab) => {
  const button = (name: string | RegExp) => lab.page.getByRole('button', { name }).locator('visible=true');
  const word = (text: string | RegExp) => lab.page.getByText(text).locator('visible=true').first();
  const marks = () => lab.page.locator('[data-region]').locator('visible=true');

  async function compare(from: string, name: string) {
    const file = lab.path(name);
    copyFileSync(from, file);
    await lab.workbench.openFile(file);
    await button('查看签名').click();
    await word(/^(身份未核对|签署后被改动)$/).click();
    await button('查看签署后的变化').click();
    await lab.page.getByRole('heading', { name: `签署后的变化：${name}` }).waitFor();
  }

  test('a second seal is marked on its page, and the other pages are folded', { timeout: SLOW }, async () => {
    await compare(signed.twice, 'twice.pdf');
    await word('已比较全部 5 页').waitFor({ timeout: SLOW });
    await button(`第 ${SECOND_SEAL_PAGE} 页`).waitFor();
    expect(await marks().count()).toBe(2);
    await button(/第 1 至 2 页.*没有差异/).waitFor();
    await button(/第 4 至 5 页.*没有差异/).waitFor();

    await lab.page.keyboard.press('F7');
    await word('第 1 处，共 1 处').waitFor();
    const [mark, frame] = [await marks().first().boundingBox(), lab.page.viewportSize()];
    expect(mark!.y).toBeGreaterThan(0);
    expect(mark!.y + mark!.height).toBeLessThan(frame?.height ?? 720);
    expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
  });

  test('in a small window the head scrolls away with the pages', { timeout: SLOW }, async () => {
    await lab.resize(SCALED);
    const frame = lab.page.getByRole('region', { name: '页面' }).locator('xpath=..');
    // Of the 294 pixels between the tabs and the status line.
    await expect.poll(() => frame.evaluate((one) => one.clientHeight)).toBeGreaterThan(180);
    await frame.evaluate((one) => one.scrollTo(0, 0));
    await lab.page.keyboard.press('F7');
    const mark = async () => (await marks().first().boundingBox())!;
    await expect.poll(async () => (await mark()).y).toBeGreaterThan(0);
    expect((await mark()).y).toBeLessThan(SCALED.height);
    await lab.resize(USUAL);
  });

  test('the text is the same, and the structure names the signature that was added', { timeout: SLOW }, async () => {
    await word('文字').click();
    await lab.page.locator('.monaco-diff-editor .modified .view-line').first().waitFor({ timeout: SLOW });
    await word('没有差异').waitFor();
    for (const name of ['签署时的文字', '现在的文字']) {
      await lab.page.getByRole('textbox', { name }).waitFor({ state: 'attached' });
    }
    expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
    await word('改动清单').click();
    await word('新增了签名').waitFor();
    expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
  });

  test('a page among hundreds is found at once, and the rest can be stopped', { timeout: 2 * SLOW }, async () => {
    await compare(long, 'long.pdf');
    const page = LONG.altered + 1;
    await button(`第 ${page} 页`).waitFor({ timeout: SLOW });
    await button('停止').click();
    await word(new RegExp(`已停止，比较了 \\d+/${LONG.pages} 页`)).waitFor();
    expect(await marks().count()).toBeGreaterThanOrEqual(2);
    await button('继续').waitFor();

    await word('文字').click();
    await lab.page.locator('.monaco-diff-editor .modified .char-insert').first().waitFor({ timeout: SLOW });
    await word('共 1 处差异').waitFor();
    await button('下一处差异 (F7)').click();
    await lab.page.locator('.modified .view-line').filter({ hasText: '900.00' }).first().waitFor();
    await word('改动清单').click();
    await word('页面内容被改动').waitFor();
  });
});
