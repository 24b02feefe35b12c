/** The tabs of a document's tool bar: 签章, 批注/水印, 视图. */
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { layoutKept } from './kept-layout.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  const bar = () => lab.page.getByRole('toolbar', { name: /文档工具|Document tools/ });
  const tab = (name: string | RegExp) => bar().getByRole('tab', { name });
  const button = (name: string) => bar().getByRole('button', { name, exact: true });
  const chosen = (name: string | RegExp) => bar().getByRole('tab', { name, selected: true }).waitFor();
  const pageWidth = async () => (await lab.page.locator('section[data-page="0"]').boundingBox())?.width ?? 0;

  test('签章 is in front at first, with its tools and what is done with the document', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await chosen('签章');
    for (const name of ['普通签章', '骑缝章', '多页签章', '关键字签章', '时间章']) await button(name).waitFor();
    await button('提交签署').waitFor();
    expect(await button('抓手').count()).toBe(0);
  });

  test('the arrow keys go from tab to tab, and what is done stays', { timeout: SLOW }, async () => {
    await tab('签章').focus();
    await lab.page.keyboard.press('End');
    await chosen('视图');
    await expect.poll(() => tab('视图').evaluate((one) => one === document.activeElement)).toBe(true);
    for (const name of ['抓手', '适合宽度', '适合页面', '左转', '右转', '首页', '末页', '左侧栏', '右侧栏'])
      await button(name).first().waitFor();
    expect(await button('普通签章').count()).toBe(0);
    await button('提交签署').waitFor();
    await lab.page.keyboard.press('ArrowRight');
    await chosen('签章');
    await lab.page.keyboard.press('ArrowLeft');
    await chosen('视图');
  });

  test('its buttons do what they say', { timeout: SLOW }, async () => {
    await button('100%').click();
    // An A4 page at 96 pixels to the inch.
    await expect.poll(async () => Math.round(await pageWidth())).toBe(794);
    await button('放大').click();
    await expect.poll(pageWidth).toBeGreaterThan(795);
    await button('适合页面').click();
    await expect.poll(pageWidth).toBeLessThan(793);
  });

  test('what is done with every document stands there as icons, on each tab', { timeout: SLOW }, async () => {
    for (const name of ['打开', '保存', '打印预览', '打印']) expect(await button(name).isEnabled(), name).toBe(true);
    for (const name of ['撤销', '重做']) expect(await button(name).isEnabled(), name).toBe(false);
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await tab('视图').click();
    await button('撤销').click();
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await button('重做').click();
    await lab.workbench.stamps.first().waitFor();
    await button('撤销').click();
  });

  test('one and the same 撤销 takes back annotations, too', { timeout: SLOW }, async () => {
    const drafts = lab.page.locator('[aria-roledescription="未保存的批注"]');
    await tab('批注/水印').click();
    await button('方框').click();
    await lab.page.getByRole('button', { name: '放到第 1 页中央' }).press('Enter');
    await drafts.first().waitFor();
    await lab.page.keyboard.press('Escape');
    await button('撤销').click();
    await expect.poll(() => drafts.count()).toBe(0);
  });

  test('a tool that comes on from elsewhere brings its tab forward', { timeout: SLOW }, async () => {
    await lab.workbench.chooseSeal(PARTY_A.seal);
    await chosen('签章');
    await bar().getByRole('button', { name: '普通签章', exact: true, pressed: true }).waitFor();
  });

  test('another tab can be looked at while a tool is on; its own tab says so', { timeout: SLOW }, async () => {
    await tab('视图').click();
    await chosen('视图');
    await tab(/签章.*正在使用：普通签章/).waitFor();
    await lab.page.keyboard.press('Escape');
    await expect.poll(() => tab(/正在使用/).count()).toBe(0);
    await chosen('视图');
  });

  test('the window remembers its tab', { timeout: SLOW }, async () => {
    await layoutKept(lab, { ribbonTab: 'view' });
    await lab.page.reload();
    await lab.workbench.firstPage();
    await chosen('视图');
  });

  test.each([
    ['简体中文', '签章快捷键'],
    ['English', 'Seals at Hand'],
  ])(
    'nothing of it is cut off at 1280 pixels, and what leads to the seals is said in words: %s',
    {
      timeout: SLOW,
    },
    async (name, seals) => {
      await lab.page.keyboard.press('Control+k');
      await lab.page.getByRole('combobox').fill(name);
      await lab.page
        .getByRole('option', { name: new RegExp(name) })
        .first()
        .click();
      const language = name === 'English' ? 'en' : 'zh-CN';
      await lab.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
      await tab(/签章|Seal/).click();
      await button(seals).getByText(seals).waitFor();
      for (const title of await bar().getByRole('tab').allTextContents()) {
        await tab(title).click();
        await chosen(title);
        const row = bar().getByRole('tabpanel');
        expect(await row.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
        const height = await bar().evaluate((one) => (one as HTMLElement).offsetHeight);
        expect(height).toBeLessThan(50);
      }
    },
  );
});
