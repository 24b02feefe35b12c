/** The contract platform that comes with the program: started when 我的签署 is first opened, ended with the program. */
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { PARTY_B } from './workbench-page.ts';

/** Whether a platform holds the lease of this profile's data: a socket, which the system closes with its process. */
function isRunning(profile: string): Promise<boolean> {
  const socket = connect(join(profile, 'platform/database.socket'));
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).then((isHeld) => {
    socket.destroy();
    return isHeld as boolean;
  });
}

inEachShell((lab) => {
  const row = (name: string) => lab.page.locator('tr[data-row-key]').filter({ hasText: name });

  /** 设备验证 with the key of 乙方; there are two. */
  async function enter(): Promise<void> {
    await lab.workbench.goTo('我的签署');
    const button = lab.page.getByRole('button', { name: '输入 PIN 码验证' });
    await button.waitFor({ timeout: SLOW });
    await lab.page.getByRole('combobox', { name: 'Key 和证书' }).click();
    await lab.page.locator('.ant-select-item-option').filter({ hasText: '乙方' }).click();
    await button.click();
    await lab.workbench.enterPin(PARTY_B.pin);
  }

  test.skipIf(process.platform === 'win32')(
    'a demo company enters with its key and finds what is there for it',
    { timeout: SLOW * 2 },
    async () => {
      await lab.workbench.openSample('工作量进度确认表');
      expect(await isRunning(lab.path('profile'))).toBe(false);
      await enter();
      await row('测试合同').waitFor({ timeout: SLOW });
      await row('测试合同').getByText('印匠演示甲方科技有限公司').first().waitFor();
      await row('测试合同').getByText('签署中').waitFor();
      expect(await isRunning(lab.path('profile'))).toBe(true);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'ends with the program, and keeps what it has',
    { timeout: SLOW * 2 },
    async () => {
      await lab.close();
      await expect.poll(() => isRunning(lab.path('profile'))).toBe(false);
      await lab.open();
      await enter();
      await row('测试合同').waitFor({ timeout: SLOW });
    },
  );
});
