/** Whether a signer's certificate was revoked is asked when the user wants it, and the answer stands among the checks. */
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  test('a certificate that does not say whom to ask is no error', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.sign(PARTY_A.pin, 1);
    await lab.page.getByText('身份未核对', { exact: true }).click();
    const answer = lab.page.getByText('证书没有提供吊销状态的查询地址');
    expect(await answer.count()).toBe(0);
    await lab.page.getByRole('button', { name: '在线查询吊销状态' }).click();
    await answer.waitFor();
  });
});
