/** 帮助: articles that are found, read and lead on; F1; what program this is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/bundle/root.ts';
import { smallPdf } from '../../documents/small-pdf.ts';
import { inEachShell, inOneShell, SLOW } from './in-each-shell.ts';

const product: { readonly version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

inOneShell((lab) => {
  const article = () => lab.page.getByRole('article');
  const reads = (title: string) => article().getByRole('heading', { name: title, level: 1 }).waitFor();
  const topics = () => lab.page.getByRole('navigation', { name: '帮助主题' });

  test('the headset leads to the help, and every topic can be read', { timeout: SLOW }, async () => {
    await lab.page.getByRole('button', { name: '帮助', exact: true }).click();
    await reads('第一步：从打开到签署');
    const titles = await topics().getByRole('button').allInnerTexts();
    expect(titles.length).toBeGreaterThan(25);
    for (const title of titles) {
      await topics().getByRole('button', { name: title, exact: true }).click();
      await reads(title);
      expect(((await article().textContent()) ?? '').length).toBeGreaterThan(60);
    }
    await lab.page.getByRole('button', { name: '返回上一篇' }).click();
    await reads(titles.at(-2) ?? '');
  });

  test('a search finds words of titles and texts', { timeout: SLOW }, async () => {
    const search = lab.page.getByPlaceholder('搜索帮助');
    await search.fill('骑缝章');
    await expect.poll(() => topics().getByRole('button').first().textContent()).toBe('骑缝章');
    await search.fill('错开叠放');
    await expect.poll(() => topics().getByRole('button').allInnerTexts()).toEqual(['骑缝章']);
    await search.fill('没有这个词');
    await topics().getByText('没有找到“没有这个词”').waitFor();
    await search.fill('');
  });

  test('links lead to other topics and run commands; keys are those in force', { timeout: SLOW }, async () => {
    await topics().getByRole('button', { name: '无障碍使用' }).click();
    await article().getByRole('button', { name: '键盘与快捷键' }).click();
    await reads('键盘与快捷键');
    const saving = article().getByRole('row', { name: /保存、另存为/ });
    expect(await saving.locator('kbd').allInnerTexts()).toEqual(['Ctrl+S', 'Ctrl+Shift+S']);
    await article().getByRole('button', { name: '快捷键', exact: true }).click();
    await lab.page.getByRole('heading', { name: '快捷键', level: 1 }).waitFor();
  });

  test('F1 opens what fits the tool or the page in front', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('印章列表');
    await lab.page.getByRole('heading', { name: '我的印章' }).waitFor();
    await lab.page.keyboard.press('F1');
    await reads('印章没有显示');
    await lab.workbench.goTo('凭证保险柜');
    await lab.page.getByRole('heading', { name: '建立凭证保险柜' }).waitFor();
    await lab.page.keyboard.press('F1');
    await reads('凭证保险柜');
    writeFileSync(lab.path('采购合同.pdf'), smallPdf(9_000));
    await lab.workbench.openFile(lab.path('采购合同.pdf'));
    await lab.page.keyboard.press('F1');
    await reads('收到合同并签署');
    await lab.workbench.bringToFront(/采购合同/);
    await lab.page.getByRole('button', { name: '骑缝章', exact: true }).click();
    await lab.page.keyboard.press('F1');
    await reads('骑缝章');
    // Whoever reads already is not led away.
    await lab.page.keyboard.press('F1');
    await reads('骑缝章');
  });
});

inEachShell((lab) => {
  test('关于印匠 says what program this is, and copies it for support', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+k');
    await lab.page.getByRole('combobox', { name: '搜索命令、文档、设置' }).fill('关于印匠');
    await lab.page.keyboard.press('Enter');
    const about = lab.page.getByRole('dialog', { name: '关于印匠' });
    const fact = (name: string) => about.locator('dl > div').filter({ hasText: name }).locator('dd').textContent();
    expect(await fact('版本')).toBe(product.version);
    expect(await fact('数据文件夹')).toBe(lab.path('profile'));
    expect(await fact('Chromium')).toMatch(/^\d+\./);
    expect(await fact('Node.js')).toMatch(/^\d+\./);
    expect(await about.getByText('Electron').count()).toBe(lab.kind === 'electron' ? 1 : 0);

    await about.getByRole('button', { name: '全部复制' }).click();
    await lab.page.getByText('版本信息已复制').waitFor();
    if (lab.kind === 'browser') {
      const copied = await lab.page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(`版本: ${product.version}`);
      expect(copied).toContain(lab.path('profile'));
    }
    await about.getByRole('button', { name: '第三方许可' }).click();
    // Tests run a build that was not packaged.
    await lab.page.getByRole('dialog', { name: '第三方许可' }).getByText('没有经过打包').waitFor();
  });

  // No own article names a page of the web; those of other plugins may.
  test.runIf(lab.kind === 'browser')('a page of the web is opened in the browser, by its address', async () => {
    await lab.page.keyboard.press('Escape');
    await lab.page.route(/\/help-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('command:demo.tryContract', 'https://example.org/guide');
      await route.fulfill({ response, body });
    });
    const opened: string[] = [];
    await lab.page.context().route('https://example.org/**', (route) => {
      opened.push(route.request().url());
      return route.fulfill({ body: 'a guide' });
    });
    await lab.page.reload();
    await lab.page.getByRole('button', { name: '帮助', exact: true }).click();
    await lab.page.getByRole('button', { name: /^试用示例合同\s*在浏览器中打开$/ }).click();
    await expect.poll(() => opened).toEqual(['https://example.org/guide']);
  });
});
