/** A plugin whose view breaks, in a build that is like the real one but for that plugin. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inOneShell, SLOW } from './in-each-shell.ts';
import { defaultDist } from './opening.ts';
import { PARTY_A } from './workbench-page.ts';

const broken = mkdtempSync(join(tmpdir(), 'sealwright-broken-'));
cpSync(defaultDist(), broken, { recursive: true });
putViewCode(
  'document-recent',
  "export default { activate({ view }) { view('recent', () => { throw new Error('cannot draw'); }); } };",
);
putViewCode('settings-editor', "export default { activate() { throw new Error('cannot start'); } };");
// An element by hand: what stands in for a plugin's code has no React of its own.
putViewCode(
  'device-list',
  `const leaving = (node) => { if (!node) throw new Error('cannot leave'); };
  const element = { $$typeof: Symbol.for('react.transitional.element'), type: 'p', key: null, props: { ref: leaving, children: 'here for now' } };
  export default { activate({ view }) { view('device-list.page', () => element); } };`,
);
// The other panel is fine.
putViewCode(
  'output',
  `const element = { $$typeof: Symbol.for('react.transitional.element'), type: 'p', key: null, props: { children: 'still here' } };
  export default { activate({ view, statusItem }) {
    view('output.problems', () => { throw new Error('cannot list'); });
    view('output.log', () => element);
    statusItem('output.count', () => null);
  } };`,
);
afterAll(() => rmSync(broken, { recursive: true, force: true }));

/** Takes the place of a plugin's view code, which the build keeps in a file of its own. */
function putViewCode(plugin: string, code: string): void {
  const folder = join(broken, 'window/assets');
  const file = readdirSync(folder).find((name) => name.startsWith(`${plugin}-`) && name.endsWith('.js'));
  if (!file) throw new Error(`the build has no view code of ${plugin}`);
  writeFileSync(join(folder, file), code);
}

inOneShell(
  (lab) => {
    const card = (sentence: string) => lab.page.getByRole('alert').filter({ hasText: sentence });
    const press = (sentence: string, button: string) => card(sentence).getByRole('button', { name: button }).click();

    test.each([
      ['最近', '最近文档', 'cannot draw'],
      ['设置', '设置', 'cannot start'],
    ])('%s fails in its place, with the reason on demand', { timeout: SLOW }, async (page, plugin, reason) => {
      const failed = `插件“${plugin}”的界面出现故障`;
      await lab.workbench.goTo(page);
      await card(failed).waitFor();
      await press(failed, '详情');
      await card(failed).getByText(reason).waitFor();
      await press(failed, '重新加载');
      // Loaded anew, it has failed anew: the details are closed again.
      await card(failed).getByText(reason).waitFor({ state: 'hidden' });
      await card(failed).waitFor();
      expect(await card(failed).count()).toBe(1);
    });

    test('everything else works: a document is opened and a seal placed', { timeout: SLOW }, async () => {
      await lab.workbench.goTo('打开');
      await lab.workbench.openSample('工作量进度确认表');
      await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
      expect(await lab.workbench.stamps.count()).toBe(1);
    });

    test('a panel that fails leaves the others in peace', { timeout: SLOW }, async () => {
      const panel = lab.page.getByRole('region', { name: '底部面板' });
      await lab.page.keyboard.press('Control+j');
      await panel.getByText('插件“问题与输出”的界面出现故障').waitFor();
      await panel.getByRole('tab', { name: '输出' }).click();
      await panel.getByText('still here').waitFor();
      await lab.page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(await lab.workbench.stamps.count()).toBe(1);
    });

    test('what fails a third time is quarantined in its place until it is enabled again', {
      timeout: SLOW,
    }, async () => {
      const failed = '插件“最近文档”的界面出现故障';
      const stopped = '插件“最近文档”已被隔离';
      await lab.workbench.goTo('最近');
      await press(failed, '重新加载');
      await card(stopped).waitFor();
      await press(stopped, '详情');
      await card(stopped).getByText('cannot draw').waitFor();
      await press(stopped, '重新启用');
      await card(failed).waitFor();
      expect(await card(stopped).count()).toBe(0);
    });

    test('a view that fails while it is taken away takes nothing along', { timeout: SLOW }, async () => {
      await lab.workbench.goTo('我的设备');
      await lab.page.getByText('here for now').waitFor();
      await lab.page.keyboard.press('Control+w');
      await lab.page.getByText('界面的一部分出现故障，已重新显示').first().waitFor();
      await lab.workbench.bringToFront('工作量进度确认表');
      await expect.poll(() => lab.workbench.stamps.count()).toBe(1);
    });
  },
  { dist: broken },
);
