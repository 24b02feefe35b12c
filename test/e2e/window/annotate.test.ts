/**
 * 批注/水印 in the window: drawn, changed and taken back, by pointer and by keys; written before and after a signature,
 * with a word on what that does to it; never lost without a question.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { memorySource, type PdfAnnotation } from '@sealwright/core/api';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDocument } from '../../../plugins/pdf-engine/src/open-document.ts';
import { pdfOfPages } from '../../signing/pdf-of-pages.ts';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { inOneShell, SCALED, SLOW, USUAL } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

const A4 = { mediaBox: [0, 0, 595.28, 841.89] } as const;
type Place = readonly [x: number, y: number];

inOneShell((lab) => {
  /** Of the document in front: those behind it stay in the page. */
  const inFront = (found: Locator) => found.locator('visible=true').last();
  const ribbonTab = (name: string) => inFront(lab.page.getByRole('tab', { name, exact: true }));
  const tool = (name: string) => inFront(lab.page.getByRole('tabpanel').getByRole('button', { name, exact: true }));
  const panel = () => inFront(lab.page.getByRole('region', { name: '批注', exact: true }));
  const drafts = () => lab.page.locator('[aria-roledescription="未保存的批注"]').locator('visible=true');
  const draft = (name: string) => lab.page.locator(`[aria-roledescription="未保存的批注"][aria-label^="${name}"]`);
  const words = () => panel().getByRole('textbox', { name: '文字', exact: true });
  const expectDrafts = (count: number) => expect.poll(() => drafts().count()).toBe(count);

  async function newFile(name: string): Promise<string> {
    const path = lab.path(name);
    writeFileSync(path, pdfOfPages([A4, A4]));
    await lab.workbench.openFile(path);
    await lab.page.getByRole('tab', { name, selected: true }).waitFor();
    await lab.workbench.firstPage();
    await ribbonTab('批注/水印').click();
    return path;
  }

  /** Resolves when the tool has the pointer. */
  async function useTool(name: string): Promise<void> {
    await tool(name).click();
    await inFront(lab.page.locator('[style*="crosshair"], [style*="cursor: text"]')).waitFor();
  }

  async function draw(name: string, from: Place, to: Place = from): Promise<void> {
    await useTool(name);
    await lab.workbench.drag(await lab.workbench.pointOn(1, ...from), await lab.workbench.pointOn(1, ...to));
  }

  async function write(count: number): Promise<void> {
    await panel().getByRole('button', { name: '保存批注' }).click();
    await expectWritten(count);
  }

  async function expectWritten(count: number): Promise<void> {
    await lab.page.getByText(`已写入 ${count} 处批注`).first().waitFor();
    await expectDrafts(0);
  }

  /** Saves the document in front; its annotations by page, when they are in the file. */
  async function saved(path: string, count: number): Promise<readonly PdfAnnotation[]> {
    const read = async () => {
      const document = await openDocument(memorySource(readFileSync(path)));
      return Promise.all([0, 1].map((page) => document.annotations(page))).then((pages) => pages.flat());
    };
    await lab.page.keyboard.press('Control+s');
    await expect.poll(async () => (await read()).length).toBe(count);
    return read();
  }

  test('each kind is drawn with the pointer, undone and written', { timeout: SLOW }, async () => {
    const path = await newFile('批注.pdf');
    await draw('方框', [30, 30], [90, 50]);
    await draft('方框，第 1 页，x 30.0 毫米，y 30.0 毫米').waitFor();
    await draw('箭头', [150, 80], [100, 60]);
    await draw('直线', [150, 90], [100, 70]);
    await draw('高亮', [20, 60], [80, 66]);
    await draw('手绘', [120, 20], [160, 40]);
    await draw('便签', [170, 30]);
    await lab.page.keyboard.type('请核对金额');
    await draft('便签：请核对金额，第 1 页').waitFor();
    await draw('文字', [30, 90]);
    await lab.page.keyboard.type('此处须双方确认');
    await draft('文字：此处须双方确认，第 1 页').waitFor();
    await expectDrafts(7);

    await panel()
      .getByRole('button', { name: /^移除直线/ })
      .click();
    await expectDrafts(6);
    await lab.page.keyboard.press('Control+z');
    await expectDrafts(7);
    await lab.page.keyboard.press('Control+y');
    await expectDrafts(6);

    await tool('水印').click();
    await words().fill('内部资料');
    await panel().getByText('居中一个').click();
    await panel().getByRole('button', { name: '末页' }).click();
    await panel().getByText('文档尚未签署').waitFor();
    await write(7);

    const annotations = await saved(path, 7);
    const told = annotations.map(({ page, subtype, contents = '' }) => `${page + 1} ${subtype} ${contents}`.trim());
    expect(told).toEqual([
      '1 Square',
      '1 Line',
      '1 Highlight',
      '1 Ink',
      '1 Text 请核对金额',
      '1 FreeText 此处须双方确认',
      '2 Watermark 内部资料',
    ]);
    const { box } = annotations[0]!;
    for (const [key, value] of Object.entries({ x: 30, y: 30, width: 60, height: 20 })) {
      expect(Math.abs(box[key as 'x'] - value), key).toBeLessThan(0.5);
    }
    expect(qpdfCheck(path)).toMatchObject({ code: 0 });
  });

  test('the list names what the file has, and takes out what nobody has signed', { timeout: SLOW }, async () => {
    await inFront(lab.page.getByRole('complementary', { name: '左侧栏' }))
      .getByRole('button', { name: '批注' })
      .click();
    const list = lab.page.getByRole('region', { name: '文档中的批注' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(7);
    await list.getByText('请核对金额').waitFor();
    await list.getByRole('button', { name: '从文档中删除箭头 第 1 页' }).waitFor();
    await list.getByRole('button', { name: '从文档中删除高亮 第 1 页' }).click();
    await lab.workbench.answer(/从文档中删除这处批注/, '删除');
    await expect.poll(() => list.getByRole('listitem').count()).toBe(6);
    await saved(lab.path('批注.pdf'), 6);
  });

  test('what the file has is changed in its place', { timeout: SLOW }, async () => {
    const notes = async () => (await saved(lab.path('批注.pdf'), 6)).filter(({ subtype }) => subtype === 'Text');
    const [before] = await notes();
    const change = inFront(lab.page.getByRole('button', { name: '更改文档中的便签 第 1 页' }));
    await change.click();
    await draft('便签：请核对金额，第 1 页').waitFor();
    // A second time it is the same one.
    await change.click();
    await expectDrafts(1);
    await words().fill('请核对总价');
    await draft('便签：请核对总价，第 1 页').press('ArrowDown');
    await write(1);
    await expect.poll(async () => (await notes()).map(({ contents }) => contents)).toEqual(['请核对总价']);
    expect((await notes())[0]!.box.y - before!.box.y).toBeCloseTo(1, 1);
  });

  test('by keys alone it is put on the page, moved, resized, worded and removed', { timeout: SLOW }, async () => {
    await newFile('键盘.pdf');
    await tool('方框').press('Enter');
    const place = panel().getByRole('button', { name: '放到第 1 页中央' });
    await place.press('Enter');
    // In the middle of A4, 60 mm by 25 mm.
    await draft('方框，第 1 页，x 75.0 毫米，y 136.0 毫米').waitFor();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowUp']) await lab.page.keyboard.press(key);
    await draft('方框，第 1 页，x 77.0 毫米，y 136.9 毫米').waitFor();
    for (const key of ['Alt+ArrowRight', 'Alt+ArrowDown']) await lab.page.keyboard.press(key);
    await expect.poll(() => panel().getByRole('spinbutton', { name: '宽', exact: true }).inputValue()).toBe('61.0');
    await expect.poll(() => panel().getByRole('spinbutton', { name: '高', exact: true }).inputValue()).toBe('26.0');
    await lab.page.keyboard.press('Enter');
    await lab.page.keyboard.type('见附件');
    await lab.page.keyboard.press('Escape');
    await draft('方框：见附件，第 1 页').waitFor();
    await lab.page.keyboard.press('Delete');
    await expectDrafts(0);
    await lab.page.keyboard.press('Control+z');
    await expectDrafts(1);
  });

  test('in a small window the panel comes forward for what is to be typed', { timeout: SLOW }, async () => {
    await lab.resize(SCALED);
    await tool('水印').click();
    await words().waitFor();
    await expect.poll(() => words().evaluate((one) => one === document.activeElement)).toBe(true);
    await lab.page.keyboard.press('Escape');
    await lab.page.keyboard.press('Control+z');
    await expectDrafts(1);
    await lab.resize(USUAL);
  });

  test('closing asks, and what is drawn stays', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+w');
    await lab.workbench.answer(/还有未保存的批注/, '返回');
    await expectDrafts(1);
    await lab.page.keyboard.press('Control+w');
    await lab.workbench.answer(/还有未保存的批注/, '放弃批注并关闭');
    await expectDrafts(0);
  });

  test('what is written right before the signature is covered by it', { timeout: SLOW }, async () => {
    // With the samples come the seals of the demo companies.
    await lab.workbench.goTo('打开');
    await lab.workbench.openSample('工作量进度确认表');
    await lab.page.getByRole('radio', { name: PARTY_A.seal }).waitFor();
    await lab.page.keyboard.press('Control+w');
    const path = await newFile('签署.pdf');
    await draw('方框', [30, 30], [90, 50]);
    await lab.page.keyboard.press('Escape');
    await ribbonTab('签章').click();
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 120, 90);
    await lab.workbench.submit();
    await lab.workbench.answer(/签署前先写入批注/, '写入并签署');
    await lab.workbench.enterPin(PARTY_A.pin);
    await lab.workbench.expectSignatures(/1 个签名/);
    await expectDrafts(0);
    // The box; the seal's widget is a field's.
    expect(await saved(path, 1)).toMatchObject([{ subtype: 'Square' }]);
    expect(pdfsig(path)).toMatchObject([{ valid: true, total: true }]);
  });

  test('after the signature it is told first what annotations do, and both judges agree', {
    timeout: SLOW,
  }, async () => {
    await ribbonTab('批注/水印').click();
    await draw('便签', [150, 40]);
    await lab.page.keyboard.type('签署后补充');
    await panel()
      .getByText(/的签名仍然有效，但会显示为/)
      .waitFor();
    await panel().getByRole('button', { name: '保存批注' }).click();
    await lab.workbench.answer(/文档已有签名，仍要写入批注/, '取消');
    await expectDrafts(1);
    await panel().getByRole('button', { name: '保存批注' }).click();
    await lab.workbench.answer(/文档已有签名，仍要写入批注/, '写入批注');
    await expectWritten(1);
    await lab.workbench.expectSignatures(/1 个签名/);
    const path = lab.path('签署.pdf');
    await saved(path, 2);
    expect(qpdfCheck(path)).toMatchObject({ code: 0 });
    expect(pdfsig(path)).toMatchObject([{ valid: true, total: false }]);
    // Signed now: nothing can be taken out any more.
    expect(await lab.page.getByRole('button', { name: /^从文档中删除/ }).count()).toBe(0);
  });
});
