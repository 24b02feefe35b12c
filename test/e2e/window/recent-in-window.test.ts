/** 最近: found again, sorted, forgotten; a file that is gone is said to be. */
import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { smallPdf } from '../../documents/small-pdf.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';

inOneShell((lab) => {
  const rows = () => lab.page.getByRole('row').filter({ has: lab.page.getByRole('button', { name: /从记录中移除/ }) });
  const names = async () =>
    (await rows().allInnerTexts()).map((text) => /(甲|乙|丙)方合同\.pdf/.exec(text)?.[0] ?? text);

  test('what was opened is listed, the last one first', { timeout: SLOW }, async () => {
    for (const [name, filler] of [
      ['乙方合同.pdf', 9_000],
      ['丙方合同.pdf', 40_000],
      ['甲方合同.pdf', 20_000],
    ] as const) {
      writeFileSync(lab.path(name), smallPdf(filler));
      await lab.workbench.openFile(lab.path(name));
      await lab.page.getByRole('tab', { name: new RegExp(name) }).waitFor();
    }
    await lab.workbench.goTo('最近');
    await expect.poll(names).toEqual(['甲方合同.pdf', '丙方合同.pdf', '乙方合同.pdf']);
  });

  test('it is sorted by its columns and searched by name', { timeout: SLOW }, async () => {
    await lab.page.getByRole('columnheader', { name: '大小' }).click();
    await expect.poll(names).toEqual(['乙方合同.pdf', '甲方合同.pdf', '丙方合同.pdf']);
    await lab.page.getByRole('columnheader', { name: '大小' }).click();
    await expect.poll(names).toEqual(['丙方合同.pdf', '甲方合同.pdf', '乙方合同.pdf']);
    const search = lab.page.getByPlaceholder('输入文档名进行搜索');
    await search.fill('甲方');
    await expect.poll(names).toEqual(['甲方合同.pdf']);
    await search.fill('没有这份');
    await lab.page.getByText('没有名称包含“没有这份”的文档').waitFor();
    await search.fill('');
    await expect.poll(names).toHaveLength(3);
  });

  test('a file that is gone is told and can be removed', { timeout: SLOW }, async () => {
    await lab.workbench.bringToFront(/乙方合同/);
    await lab.page.keyboard.press('Control+w');
    await expect.poll(() => lab.page.getByRole('tab', { name: /乙方合同/ }).count()).toBe(0);
    rmSync(lab.path('乙方合同.pdf'));
    await lab.page.reload();
    await lab.workbench.goTo('最近');
    const gone = rows().filter({ hasText: '乙方合同.pdf' });
    await gone.getByText('找不到文件').waitFor();
    await gone.getByText('乙方合同.pdf').click();
    await lab.workbench.answer(/找不到“乙方合同\.pdf”/, '从记录中移除');
    await expect.poll(names).toHaveLength(2);
  });

  test('a row opens its document; all records are cleared after a question', { timeout: SLOW }, async () => {
    await rows().filter({ hasText: '丙方合同.pdf' }).getByText('丙方合同.pdf').click();
    await lab.workbench.firstPage();
    await lab.workbench.goTo('最近');
    const clear = () => lab.page.getByRole('button', { name: '删除所有记录' }).click();
    await clear();
    await lab.workbench.answer(/删除所有记录吗/, '取消');
    expect(await rows().count()).toBe(2);
    await clear();
    await lab.workbench.answer(/删除所有记录吗/, '删除记录');
    await lab.page.getByText('还没有打开过文档').waitFor();
  });
});
