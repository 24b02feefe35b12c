/** A root that came with a signature is trusted by its fingerprint, in a word of the user's, and not otherwise. */
import { expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

inOneShell((lab) => {
  const button = (name: string) => lab.page.getByRole('button', { name });
  const chip = (word: string) => lab.page.getByText(word, { exact: true });

  test('cancelled it stays untrusted; agreed to, the signer is known', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.sign(PARTY_A.pin, 1);
    await chip('身份未核对').click();
    await button('信任此根证书…').click();
    const dialog = lab.page.getByRole('dialog').filter({ hasText: '信任此根证书？' });
    await dialog.getByText(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/).waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await chip('身份未核对').count()).toBe(1);

    await button('信任此根证书…').click();
    await button('指纹一致，信任').click();
    await chip('有效').waitFor();
    expect(await button('信任此根证书…').count()).toBe(0);
  });
});
