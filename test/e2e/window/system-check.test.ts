/** 系统检测: a check of everything, one check repeated, the report, and how it went on the assistant's first page. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';

inOneShell((lab) => {
  const row = (title: string) =>
    lab.page
      .getByRole('listitem')
      .filter({ has: lab.page.getByText(title, { exact: true }) })
      .first();
  const button = (name: string) => lab.page.getByRole('button', { name, exact: true });

  test('nothing is checked before its user wants it', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('系统检测');
    await lab.page.getByText('签署前，先检测一下本机').waitFor();
    expect(await lab.page.getByRole('listitem').filter({ hasText: '操作系统' }).count()).toBe(0);
  });

  test('everything is checked at once; a missing key is named with the way to mend it', { timeout: SLOW }, async () => {
    await button('开始检测').click();
    await button('重新检测').waitFor({ timeout: 60_000 });
    await row('已插入的密钥').getByText('没有插入密钥').waitFor();
    await row('PDF 读取').getByText('可以读取和签署 PDF').waitFor();
    await row('系统中文字体').getByText('可以正常显示中文').waitFor();
    await row('系统时间').getByText('未联网核对').waitFor();
    await lab.page.getByText(/^有 \d+ 项需要处理$/).waitFor();
  });

  test('facts unfold by the keyboard', { timeout: SLOW }, async () => {
    const facts = lab.page.getByRole('button', { name: '“操作系统”的详情' });
    await facts.focus();
    await facts.press('Enter');
    await row('操作系统').getByText('处理器架构').waitFor();
    expect(await facts.getAttribute('aria-expanded')).toBe('true');
  });

  test('the report is saved whole, and tells nothing of where its user lives', { timeout: SLOW }, async () => {
    const path = lab.path('报告.json');
    await lab.window.chooseFile(path, async () => {
      await button('导出报告').click();
      await lab.page.getByRole('menuitem', { name: /\.json/ }).click();
    });
    for (let left = 150; !existsSync(path) && left > 0; left--) await setTimeout(100);
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const checks = report.groups.flatMap(({ findings }: { findings: { check: string }[] }) => findings);
    expect(checks.map(({ check }: { check: string }) => check)).toEqual(
      expect.arrayContaining(['keys.devices', 'clock', 'plugins', 'window.viewer']),
    );
    expect(report.counts.failed).toBeGreaterThan(0);
  });

  test('a sample company’s key puts it right: its check is repeated alone', { timeout: SLOW }, async () => {
    await lab.workbench.goTo('打开');
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.goTo('系统检测');
    await button('重新检测“已插入的密钥”').click();
    await row('已插入的密钥')
      .getByText(/可以读取/)
      .waitFor();
    expect(await row('签名证书').getByText('没有需要检测的内容').count()).toBe(1);
    await button('重新检测').click();
    await row('签名证书')
      .getByText(/的签名证书有效/)
      .waitFor();
  });

  test('a repair leads to where it is mended', { timeout: SLOW }, async () => {
    await button('重新检测').waitFor({ timeout: 60_000 });
    await row('证书链').getByRole('button', { name: '添加根证书' }).click();
    await lab.page.getByText('受信任的根证书', { exact: true }).first().waitFor();
  });
});
