/** A template: saved from one contract, applied to the next, signed; what does not fit is said, the rest is placed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { placedBoxes } from './placed-widgets.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  const dialog = (title: string | RegExp) => lab.page.getByRole('dialog', { name: title });
  const apply = (name: string) => lab.page.getByRole('button', { name: `套用模板“${name}”` }).click();
  const more = async (name: string, entry: string) => {
    await lab.page.getByRole('button', { name: `模板“${name}”的更多操作` }).click();
    await lab.page.getByRole('menuitem', { name: entry }).click();
  };
  const importFile = (path: string) =>
    lab.window.chooseFile(path, async () => {
      await lab.page.getByRole('button', { name: '更多', exact: true }).click();
      await lab.page.getByRole('menuitem', { name: '导入模板…' }).click();
    });

  /** A template as somebody else hands it out: with names of seals and without ids. */
  function handedOut(name: string, stamps: readonly object[]): string {
    const path = lab.path(`${name}.json`);
    writeFileSync(path, JSON.stringify({ sealwright: 'stamp-template', version: 1, name, stamps }));
    return path;
  }

  test('what is placed is saved under a name, after a look at what will be remembered', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 80);
    await lab.workbench.placeSeal(PARTY_A.other, 1, 150, 120);
    await lab.page.getByRole('button', { name: '保存为模板' }).click();
    const form = dialog('保存为模板');
    await form.getByText(`印章“${PARTY_A.seal}”`).waitFor();
    await form.getByRole('textbox', { name: '模板名称' }).fill(' 采购合同 ');
    await lab.page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await lab.page.getByText('已保存模板“采购合同”').waitFor();
  });

  test('a name that is taken is replaced only after a second look', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(1);
    await lab.page.getByRole('button', { name: '保存为模板' }).click();
    const form = dialog('保存为模板');
    await form.getByRole('textbox', { name: '模板名称' }).fill('采购合同');
    await lab.page.keyboard.press('Enter');
    await form.getByText('已有名为“采购合同”的模板，保存将覆盖它。').waitFor();
    await form.getByRole('button', { name: '取消' }).click();
    await lab.page.keyboard.press('Control+y');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
  });

  test('the next document gets it in one step of undo, and is signed', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+w');
    await lab.workbench.answer(/还有未提交的印章/, '仍然关闭');
    await lab.workbench.openSample('工作量进度确认表');
    expect(await lab.workbench.stamps.count()).toBe(0);
    await apply('采购合同');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await lab.page.keyboard.press('Control+y');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);

    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('套用.pdf');
    await lab.workbench.saveAs(path);
    expect(pdfsig(path)).toMatchObject(Array(2).fill({ valid: true, total: true }));
    expect(qpdfCheck(path).code).toBe(0);
    const centres = placedBoxes(path, 1).map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
    for (const [index, [x, y]] of [[60, 80] as const, [150, 120] as const].entries()) {
      expect(Math.abs(centres[index]![0]! - x)).toBeLessThan(1);
      expect(Math.abs(centres[index]![1]! - y)).toBeLessThan(1);
    }
  });

  test('a template goes out into a file', { timeout: SLOW }, async () => {
    const path = lab.path('交付.json');
    await lab.window.chooseFile(path, () => more('采购合同', '导出…'));
    await lab.page.getByText('模板已导出到').waitFor();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      sealwright: 'stamp-template',
      name: '采购合同',
      stamps: [
        { mode: 'normal', seal: { name: PARTY_A.seal } },
        { mode: 'normal', seal: { name: PARTY_A.other } },
      ],
    });
  });

  test('one from elsewhere finds the seal by its name, and asks for one that is not here', {
    timeout: SLOW,
  }, async () => {
    const at = { page: 1, at: '60mm,200mm' };
    await importFile(
      handedOut('总公司模板', [
        { mode: 'normal', seal: { name: PARTY_A.other }, options: at },
        { mode: 'normal', seal: { name: '总公司公章' }, options: { ...at, at: '150mm,200mm' } },
      ]),
    );
    await lab.page.getByText('已导入模板“总公司模板”').waitFor();
    await apply('总公司模板');
    const form = dialog('为模板选择印章');
    await form.getByRole('combobox', { name: '代替“总公司公章”' }).click();
    await lab.page.getByTitle(`${PARTY_A.seal} · 40 mm`, { exact: true }).last().click();
    await form.getByRole('button', { name: '套用', exact: true }).click();
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
    const labels = await Promise.all([0, 1].map((index) => lab.workbench.stamps.nth(index).getAttribute('aria-label')));
    expect(labels[0]).toMatch(new RegExp(`${PARTY_A.other}.*x 60.0 毫米，y 200.0 毫米`));
    expect(labels[1]).toMatch(new RegExp(`${PARTY_A.seal}.*x 150.0 毫米，y 200.0 毫米`));
  });

  test('what has no place in a document is said stamp by stamp, and the rest is placed', {
    timeout: SLOW,
  }, async () => {
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    const seal = { name: PARTY_A.seal };
    await importFile(
      handedOut('半适用', [
        { mode: 'normal', seal, options: { page: 30, at: '60mm,60mm' } },
        { mode: 'keyword', seal, options: { find: '此处没有的字' } },
        { mode: 'normal', seal, options: { page: 1, at: '105mm,200mm' } },
      ]),
    );
    await apply('半适用');
    const report = dialog(/模板“半适用”有 2 项不能放置/);
    await report.getByText('文档没有第 30 页').waitFor();
    await report.getByText('“此处没有的字”处').waitFor();
    await report.getByRole('button', { name: '放置其余 1 项' }).click();
    await expect
      .poll(() => lab.workbench.stamps.evaluateAll((all) => all.map((stamp) => stamp.getAttribute('aria-label'))))
      .toEqual([expect.stringMatching(/x 105.0 毫米，y 200.0 毫米/)]);
  });

  test('a file that is no template is refused with the reason', { timeout: SLOW }, async () => {
    const path = lab.path('错误.json');
    writeFileSync(path, '{"name":"package"}');
    await importFile(path);
    await lab.page.getByText('这个文件不是签章模板').first().waitFor();
  });

  test('a note that comes in the middle of a click moves nothing away', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await apply('采购合同');
    const button = lab.page.getByRole('button', { name: '模板“半适用”的更多操作' });
    await button.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await button.boundingBox())!;
    await lab.page.mouse.move(x + width / 2, y + height / 2);
    await lab.page.mouse.down();
    // What signing does to the document was found out: a note says so, above the templates.
    await expect.poll(() => lab.page.getByRole('button', { name: '提交签署' }).isEnabled()).toBe(true);
    await lab.page.mouse.up();
    await lab.page.getByRole('menuitem', { name: '重命名…' }).waitFor();
    await lab.page.keyboard.press('Escape');
  });

  test('renamed and deleted', { timeout: SLOW }, async () => {
    await more('半适用', '重命名…');
    await dialog('重命名模板').getByRole('textbox', { name: '模板名称' }).fill('采购合同');
    await lab.page.keyboard.press('Enter');
    await dialog('重命名模板').getByText('已有名为“采购合同”的模板').waitFor();
    await dialog('重命名模板').getByRole('textbox', { name: '模板名称' }).fill('一半');
    await lab.page.keyboard.press('Enter');
    await more('一半', '删除');
    await lab.workbench.answer(/删除模板“一半”/, '删除');
    await expect.poll(() => lab.page.getByRole('button', { name: /^套用模板/ }).count()).toBe(2);
  });
});
