/** A USB key of the fault library: its device and its seal. */
import { execFileSync } from 'node:child_process';
import { makePki, testSeal } from '@sealwright/driver-kit/testing';
import { makeTestKey } from '../e2e/window/test-key.ts';
import { WorkbenchPage } from '../e2e/window/workbench-page.ts';
import { dismissNotices, fileFor, open, take } from './camera.ts';

export async function takeKey(): Promise<void> {
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
  const plugged = made.into(fileFor('key'));
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
