/**
 * `pnpm pictures`: takes the pictures of the documentation anew, from the real desktop app with the demo companies and a
 * USB key of the fault library, and puts them into `docs/images`. Whoever changes what they show runs it and looks at them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePki, testSeal } from '@sealwright/driver-kit/testing';
import { root } from '../../scripts/bundle/root.ts';
import { type OpenWindow, openWindow } from '../e2e/window/open-window.ts';
import { desktop } from '../e2e/window/shells.ts';
import { makeTestKey } from '../e2e/window/test-key.ts';
import { PARTY_A, WorkbenchPage } from '../e2e/window/workbench-page.ts';

/** In CSS pixels; the pictures have half as many again in each direction. */
const SIZE = { width: 1280, height: 800 };
const SCALE = 1.5;
/** Milliseconds until what fades has faded. */
const SETTLED = 800;

const folder = mkdtempSync(join(tmpdir(), 'sealwright-pictures-'));

async function take(window: OpenWindow, name: string): Promise<void> {
  await window.page.waitForTimeout(SETTLED);
  const [shot, picture] = [join(folder, `${name}.png`), join(root, 'docs/images', `${name}.png`)];
  await window.page.screenshot({ path: shot });
  execFileSync('convert', [shot, '-alpha', 'off', '-dither', 'None', '-colors', '250', `PNG8:${picture}`]);
}

async function dismissNotices({ page }: OpenWindow): Promise<void> {
  const buttons = page.getByRole('button', { name: '关闭通知' });
  await buttons.first().waitFor();
  while ((await buttons.count()) > 0) await buttons.first().click();
}

/** The last page of the contract, at its end. */
async function scrollToEnd({ page }: OpenWindow): Promise<void> {
  await page.mouse.move(SIZE.width / 2, SIZE.height / 2);
  await page.mouse.wheel(0, 100_000);
}

/** The PIN dialog is a window of its own: over the darkened workbench, where it stands on the screen. */
async function takePinDialog(window: OpenWindow): Promise<void> {
  const [behind, dialog] = [join(folder, 'behind.png'), join(folder, 'dialog.png')];
  await window.page.screenshot({ path: behind });
  await (await window.pinDialog()).page().screenshot({ path: dialog });
  const over = [behind, '-fill', 'black', '-colorize', '35', dialog, '-gravity', 'center', '-composite'];
  const reduced = ['-alpha', 'off', '-dither', 'None', '-colors', '250'];
  execFileSync('convert', [...over, ...reduced, `PNG8:${join(root, 'docs/images/pin.png')}`]);
}

const open = (profile: string) =>
  openWindow('electron', { profile: join(folder, profile), size: SIZE, scale: SCALE }, desktop.path);

async function contract(): Promise<void> {
  const window = await open('contract');
  const workbench = new WorkbenchPage(window);
  await workbench.openSample('采购合同');
  await workbench.placeSeal(PARTY_A.other, 1, 150, 60);
  await dismissNotices(window);
  await scrollToEnd(window);
  await workbench.placeSeal(PARTY_A.seal, 5, 55, 200);
  await take(window, 'workbench-light');
  await window.page.emulateMedia({ colorScheme: 'dark' });
  await take(window, 'workbench-dark');
  await window.page.emulateMedia({ colorScheme: 'light' });
  await workbench.submit();
  await takePinDialog(window);
  await workbench.enterPin(PARTY_A.pin);
  await workbench.expectSignatures(/1 个签名/);
  await window.page.getByText('身份未核对', { exact: true }).click();
  await window.page.getByRole('button', { name: '信任此根证书…' }).click();
  await window.page.getByRole('button', { name: '指纹一致，信任' }).click();
  await workbench.expectSignatures(/1 个签名有效/);
  await dismissNotices(window);
  await take(window, 'signed');
  await workbench.goTo('设置');
  await take(window, 'settings');
  await window.close();
}

async function key(): Promise<void> {
  const pki = makePki(['rsa']);
  const holder = pki.keys.find(({ usage }) => usage === 'signing')?.certificate ?? new Uint8Array();
  const data = execFileSync('convert', [
    ...['-size', '945x945', 'xc:none', '-fill', 'none', '-stroke', '#d32f2f', '-strokewidth', '26'],
    ...['-draw', 'circle 472,472 472,40', '-fill', '#d32f2f', '-stroke', 'none', '-pointsize', '560'],
    ...['-font', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '-gravity', 'center', '-annotate', '0', '★'],
    'png:-',
  ]);
  const seal = await testSeal(holder, {
    name: '测试公司合同专用章',
    picture: { type: 'PNG', data, widthMm: 40, heightMm: 40 },
  });
  const made = makeTestKey(pki, [{ label: 'seal', value: seal }]);
  const plugged = made.into(join(folder, 'key'));
  plugged.plugIn();
  const window = await open('key');
  const workbench = new WorkbenchPage(window);
  await workbench.goTo('我的设备');
  await window.page.getByText('有效期至').first().waitFor();
  await dismissNotices(window);
  await take(window, 'devices');
  await workbench.goTo('印章列表');
  await window.page.getByText('测试公司合同专用章').first().waitFor();
  await take(window, 'seals');
  await window.close();
  plugged.end();
  made.end();
}

await contract();
await key();
rmSync(folder, { recursive: true, force: true });
