/** 设备验证: into 我的签署 of the demo platform with a key, its PIN and nothing else; out of it again. */
import { expect, test } from 'vitest';
import { clickAway } from './click-away.ts';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { seriousFindings } from './serious-findings.ts';
import { PARTY_B } from './workbench-page.ts';

inOneShell((lab) => {
  const said = (text: string | RegExp) => lab.page.getByText(text).locator('visible=true').first().waitFor();
  const verify = () => lab.page.getByRole('button', { name: '输入 PIN 码验证' });

  test('of several keys one is chosen; a wrong PIN lets nobody in', { timeout: SLOW }, async () => {
    // The demo companies' keys come with their samples, and with them the platform on which they meet.
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.goTo('我的签署');
    await verify().waitFor();
    expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
    await lab.page.getByRole('combobox', { name: 'Key 和证书' }).click();
    await lab.page.locator('.ant-select-item-option').filter({ hasText: '乙方' }).click();
    await verify().click();
    const dialog = await lab.workbench.enterPin('00000000');
    await dialog.getByText('PIN 码不正确。').waitFor();
    await clickAway(dialog.getByRole('button', { name: '取消' }), dialog);
    await verify().waitFor();
    expect(await lab.page.getByText('待我办理').count()).toBe(0);
  });

  test('the right PIN opens the lists of that company by itself', { timeout: SLOW }, async () => {
    await verify().click();
    await lab.workbench.enterPin(PARTY_B.pin);
    await said('待我办理');
    await said('印匠演示乙方供应有限公司');
    await lab.page.locator('tr[data-row-key]').filter({ hasText: '测试合同' }).getByText('签署中').waitFor();
    const numbers = await lab.page
      .locator('tr[data-row-key]')
      .evaluateAll((rows) => rows.map((row) => row.dataset.rowKey));
    expect(numbers.every((number) => /^\d{19}$/.test(number ?? ''))).toBe(true);
    expect(await seriousFindings(lab.page.mainFrame())).toEqual([]);
  });

  test('who leaves has to prove it again', { timeout: SLOW }, async () => {
    await lab.page.getByRole('main').getByRole('button', { name: '更多', exact: true }).click();
    await lab.page.getByRole('menuitem', { name: '退出验证' }).click();
    await verify().waitFor();
    expect(await lab.page.locator('tr[data-row-key]').count()).toBe(0);
  });
});
