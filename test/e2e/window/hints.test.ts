/** 操作提示: one at a time, beside what they are about, once; never over what is worked on; switched off and on again. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { smallPdf } from '../../documents/small-pdf.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';

inOneShell(
  (lab) => {
    const bubble = () => lab.page.locator('[data-hint]');
    const seals = () => lab.page.locator('[data-hint="signing.hint.seals"]');
    /** The panel of the seals may be drawn later than others, whose hints come first then. */
    const readUntilSeals = async () => {
      await bubble().waitFor();
      while ((await seals().count()) === 0) {
        await bubble().getByRole('button', { name: '知道了' }).click();
        await bubble().waitFor({ state: 'detached' });
        await bubble().waitFor();
      }
    };
    const box = async (of: ReturnType<typeof bubble>) => {
      const found = await of.boundingBox();
      if (!found) throw new Error('nothing is there');
      return found;
    };

    test('a hint comes beside its control and leaves the focus where it is', { timeout: SLOW }, async () => {
      writeFileSync(lab.path('采购合同.pdf'), smallPdf(9_000));
      await lab.workbench.openFile(lab.path('采购合同.pdf'));
      await readUntilSeals();
      expect(await bubble().count()).toBe(1);
      const focused = await lab.page.evaluate(() => document.activeElement?.closest('[data-hint]') !== null);
      expect(focused).toBe(false);
      const panel = await box(lab.page.locator('[data-anchor="view:signing.seals"] > *').first());
      const hint = await box(seals());
      expect(hint.x + hint.width).toBeLessThanOrEqual(panel.x);
      expect(panel.x - (hint.x + hint.width)).toBeLessThan(20);
      expect(hint.x).toBeGreaterThanOrEqual(0);
    });

    test('it waits while a dialog is open', { timeout: SLOW }, async () => {
      await lab.page.keyboard.press('Control+k');
      await lab.page.getByRole('combobox', { name: '搜索命令、文档、设置' }).waitFor();
      await bubble().waitFor({ state: 'detached' });
      await lab.page.keyboard.press('Escape');
    });

    test('one that was read does not come again; the next one does', { timeout: SLOW }, async () => {
      const first = await bubble().first().getAttribute('data-hint');
      // By the keyboard; the focus is back where it was then.
      const pages = lab.page.getByRole('region', { name: '文档页面' });
      await pages.focus();
      await bubble().waitFor();
      await bubble().getByRole('button', { name: '知道了' }).focus();
      await lab.page.keyboard.press('Enter');
      await bubble().waitFor({ state: 'detached' });
      expect(await pages.evaluate((element) => element === document.activeElement)).toBe(true);
      await bubble().waitFor();
      expect(await bubble().getAttribute('data-hint')).not.toBe(first);
      await lab.page.reload();
      await lab.workbench.firstPage();
      await bubble().waitFor();
      expect(await bubble().getAttribute('data-hint')).not.toBe(first);
    });

    test('all are switched off by 不再提示, and come again when asked for', { timeout: SLOW }, async () => {
      await bubble().getByRole('button', { name: '不再提示' }).click();
      await lab.page.getByText('不再显示操作提示').waitFor();
      await bubble().waitFor({ state: 'detached' });
      await lab.workbench.goTo('设置');
      const setting = lab.page.getByRole('switch', { name: '显示操作提示' });
      expect(await setting.isChecked()).toBe(false);
      await lab.page.keyboard.press('Control+k');
      await lab.page.getByRole('combobox', { name: '搜索命令、文档、设置' }).fill('重新显示操作提示');
      await lab.page.keyboard.press('Enter');
      await expect.poll(() => setting.isChecked()).toBe(true);
      await lab.workbench.bringToFront(/采购合同/);
      await readUntilSeals();
    });
  },
  { hints: true },
);
