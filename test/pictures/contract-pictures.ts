/** The demo companies' contract: sealed, submitted, verified. */
import type { OpenWindow } from '../e2e/window/open-window.ts';
import { PARTY_A, WorkbenchPage } from '../e2e/window/workbench-page.ts';
import { dismissNotices, open, SIZE, take, takePinDialog } from './camera.ts';

/** The last page of the contract, at its end; the first one, which bears a seal, is out of sight then. */
async function scrollToEnd({ page }: OpenWindow, { stamps }: WorkbenchPage): Promise<void> {
  await page.mouse.move(SIZE.width / 2, SIZE.height / 2);
  await page.mouse.wheel(0, 100_000);
  await stamps.first().waitFor({ state: 'detached' });
}

/** After the first signature: its root certificate is compared and trusted. */
export async function trustSigner(window: OpenWindow): Promise<void> {
  await window.page.getByText('身份未核对', { exact: true }).click();
  await window.page.getByRole('button', { name: '信任此根证书…' }).click();
  await window.page.getByRole('button', { name: '指纹一致，信任' }).click();
  await new WorkbenchPage(window).expectSignatures(/1 个签名有效/);
  await dismissNotices(window);
}

export async function takeContract(): Promise<void> {
  const window = await open('contract');
  const workbench = new WorkbenchPage(window);
  await workbench.openSample('采购合同');
  await workbench.placeSeal(PARTY_A.other, 1, 150, 60);
  await dismissNotices(window);
  await scrollToEnd(window, workbench);
  await workbench.placeSeal(PARTY_A.seal, 5, 55, 200);
  await take(window, 'workbench-light');
  await window.page.emulateMedia({ colorScheme: 'dark' });
  await take(window, 'workbench-dark');
  await window.page.emulateMedia({ colorScheme: 'light' });
  await workbench.submit();
  await takePinDialog(window, 'pin');
  await workbench.enterPin(PARTY_A.pin);
  await workbench.expectSignatures(/1 个签名/);
  await trustSigner(window);
  await take(window, 'signed');
  await workbench.goTo('设置');
  await take(window, 'settings');
  await window.close();
}
