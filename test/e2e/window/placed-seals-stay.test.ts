/** Placed seals stay whatever is loaded anew under them, and what is signed never vanishes from the page. */
import { renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clickAway } from './click-away.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  const submit = () => lab.page.getByRole('button', { name: '提交签署' });
  const tokens = () => lab.path('profile/plugins/token-soft/tokens');
  const readSealsAgain = () => lab.page.getByRole('button', { name: '重新读取印章' }).click();

  test('the page is loaded anew: they stand where they stood, and are asked about', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 140, 150);
    const names = () => lab.workbench.stamps.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    const before = await names();
    await lab.page.reload();
    await lab.workbench.firstPage();
    await expect.poll(names).toEqual(before);
    await expect.poll(() => submit().isEnabled()).toBe(true);
    await lab.page.keyboard.press('Control+w');
    await lab.workbench.answer(/2 处印章尚未提交签署/, '返回');
  });

  test('the viewer is stopped and started: they are there again', { timeout: SLOW }, async () => {
    const viewer = () => lab.page.getByRole('switch', { name: /PDF 阅读/ });
    await lab.workbench.goTo('安装管理');
    await viewer().click();
    await expect.poll(() => viewer().isChecked()).toBe(false);
    await viewer().click();
    await expect.poll(() => viewer().isChecked()).toBe(true);
    await lab.workbench.bringToFront(/工作量进度确认表/);
    await lab.workbench.firstPage();
    await expect.poll(() => lab.workbench.stamps.count()).toBe(2);
  });

  test('the key is removed while its PIN is asked for: that is told, and what waits for it', {
    timeout: SLOW,
  }, async () => {
    await submit().click();
    await lab.window.pinDialog();
    renameSync(tokens(), lab.path('away'));
    const dialog = await lab.workbench.enterPin(PARTY_A.pin);
    await dialog.getByText('设备已拔出。请重新插入后重试。').waitFor();
    await clickAway(dialog.getByRole('button', { name: '关闭' }), dialog);
    await readSealsAgain();
    await lab.page.getByText('没有检测到密钥。').waitFor();
    await lab.page.getByText('请插入密钥“').waitFor();
    expect(await lab.workbench.stamps.count()).toBe(2);
    expect(await submit().isEnabled()).toBe(false);
  });

  test('put back it can sign what was placed', { timeout: SLOW }, async () => {
    renameSync(lab.path('away'), tokens());
    await readSealsAgain();
    await expect.poll(() => submit().isEnabled()).toBe(true);
    expect(await lab.workbench.stamps.count()).toBe(2);
  });

  test('in every frame from the PIN to the signed page the seals are to be seen', { timeout: SLOW }, async () => {
    await lab.page.evaluate(() => {
      const frames: { canvas: number; seals: number }[] = [];
      const canvases: Element[] = [];
      const isShown = (element: Element) => getComputedStyle(element).visibility === 'visible';
      const look = () => {
        const sheet = document.querySelector('[data-page="0"]:has([data-overlay])');
        const canvas = [...(sheet?.querySelectorAll('canvas') ?? [])].find(isShown);
        if (canvas && !canvases.includes(canvas)) canvases.push(canvas);
        const seals = sheet?.querySelectorAll('[data-overlay] img').length ?? 0;
        frames.push({ canvas: canvas ? canvases.indexOf(canvas) : -1, seals });
        requestAnimationFrame(look);
      };
      look();
      Object.assign(globalThis, { frames });
    });
    await lab.workbench.sign(PARTY_A.pin, 1);
    const frames = () =>
      lab.page.evaluate(() => (globalThis as unknown as { frames: { canvas: number; seals: number }[] }).frames);
    await expect.poll(async () => (await frames()).at(-1)).toEqual({ canvas: 1, seals: 0 });
    const seen = await frames();
    expect(seen.filter(({ canvas }) => canvas === 0).every(({ seals }) => seals === 2)).toBe(true);
    // The new picture has the seals: over it, they would be darker than in the file.
    expect(seen.filter(({ canvas }) => canvas === 1).every(({ seals }) => seals === 0)).toBe(true);
    expect(seen.some(({ canvas }) => canvas === -1)).toBe(false);
  });
});
