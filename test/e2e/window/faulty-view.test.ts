/** A plugin whose view breaks, in a build that is like the real one but for that plugin. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { defaultDist } from './open-window.ts';
import { PARTY_A } from './workbench-page.ts';

const broken = mkdtempSync(join(tmpdir(), 'sealwright-broken-'));
cpSync(defaultDist(), broken, { recursive: true });
putViewCode(
  'document-recent',
  "export default { activate({ view }) { view('recent', () => { throw new Error('cannot draw'); }); } };",
);
putViewCode('settings-editor', "export default { activate() { throw new Error('cannot start'); } };");
afterAll(() => rmSync(broken, { recursive: true, force: true }));

/** Takes the place of a plugin's view code, which the build keeps in a file of its own. */
function putViewCode(plugin: string, code: string): void {
  const folder = join(broken, 'window/assets');
  const file = readdirSync(folder).find((name) => name.startsWith(`${plugin}-`) && name.endsWith('.js'));
  if (!file) throw new Error(`the build has no view code of ${plugin}`);
  writeFileSync(join(folder, file), code);
}

inEachShell(
  (lab) => {
    const card = (plugin: string) => lab.page.getByRole('alert').filter({ hasText: `插件“${plugin}”的界面出现故障` });

    test.each([
      ['最近', '最近文档', 'cannot draw'],
      ['设置', '设置', 'cannot start'],
    ])('%s fails in its place, with the reason on demand', { timeout: SLOW }, async (name, plugin, reason) => {
      await lab.workbench.goTo(name);
      await card(plugin).waitFor();
      await card(plugin).getByRole('button', { name: '详情' }).click();
      await card(plugin).getByText(reason).waitFor();
      await card(plugin).getByRole('button', { name: '重新加载' }).click();
      await card(plugin).waitFor();
    });

    test('everything else works: a document is opened and a seal placed', { timeout: SLOW }, async () => {
      await lab.workbench.openSample('工作量进度确认表');
      await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
      expect(await lab.workbench.stamps.count()).toBe(1);
    });
  },
  { dist: broken },
);
