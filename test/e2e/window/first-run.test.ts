/** The first steps of a new profile: from the popup through licence, update and device to the seals; left and resumed. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePki, SEAL_PICTURE, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_LICENCE } from '../../../plugins/demo-company/src/demo-licence.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { ONE_SHELL } from './shells.ts';
import { makeTestKey } from './test-key.ts';

const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const picture = { type: 'PNG', data: SEAL_PICTURE, widthMm: 40, heightMm: 40 };
const keys = makeTestKey(pki, [{ label: 'seal', value: await testSeal(holder, { name: '钥匙公章', picture }) }]);
afterAll(() => keys.end());

/** What a user sees and does, in one window. */
function hands(lab: WindowLab) {
  const dialog = (words: string | RegExp) => lab.page.getByRole('dialog').filter({ hasText: words });
  const button = (name: string | RegExp) => lab.page.getByRole('button', { name, exact: true });
  return {
    ...{ dialog, button },
    see: (text: string | RegExp) => lab.page.getByText(text).locator('visible=true').first().waitFor(),
    step: (title: string) => lab.page.getByRole('heading', { name: title, level: 2 }).waitFor(),
    /** Presses a button of the dialog with these words, which then goes. */
    async answer(words: string | RegExp, name: string) {
      await dialog(words).getByRole('button', { name, exact: true }).click();
      await dialog(words).waitFor({ state: 'hidden' });
    },
    importing: (path: string) => lab.window.chooseFile(path, () => button('导入').click()),
    progress: () => lab.page.getByRole('button', { name: /^初始化 \d\/\d$/ }),
    card: (title: string) => lab.page.getByRole('listitem').filter({ hasText: title }),
    /** As on the next day. */
    async reopen() {
      await lab.window.close();
      await lab.open();
      await lab.page.getByRole('navigation').getByText('印章列表').waitFor();
    },
    async command(name: string) {
      await lab.page.keyboard.press('Control+k');
      await lab.page.getByRole('combobox', { name: /^搜索命令/ }).fill(name);
      await lab.page
        .getByRole('option', { name: new RegExp(name) })
        .first()
        .click();
    },
  };
}

describe.each(ONE_SHELL)('from an empty profile to the seals, in %s', (kind) => {
  const lab = new WindowLab(kind, { firstRun: true });
  const key = keys.into(lab.path('profile'));
  const { answer, button, command, dialog, importing, progress, reopen, see, step } = hands(lab);

  beforeAll(() => lab.open(), SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  test('the popup comes by itself, and leads to the import', { timeout: SLOW }, async () => {
    await dialog('电子印章助手软件').waitFor();
    await answer('电子印章助手软件', '确定');
    await dialog('导入授权信息').waitFor();
  });

  test('a licence that was changed says so, and is not imported', { timeout: SLOW }, async () => {
    const path = lab.path('授权导入.ini');
    writeFileSync(path, DEMO_LICENCE.replace('Seats=1', 'Seats=100'));
    await importing(path);
    await see(/签名与内容不符/);
    await see('没有导入，原有授权不受影响。');
    expect(await button('确定').count()).toBe(0);
  });

  test('a good one, in whichever encoding, is shown and imported', { timeout: SLOW }, async () => {
    const path = lab.path('GB18030.ini');
    writeFileSync(path, execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: DEMO_LICENCE }));
    await importing(path);
    await see('印匠演示乙方供应有限公司');
    await see('2025-01-01 至 2099-12-31');
    await answer('签名有效，内容未被改动。确定后即导入。', '确定');
    await answer('初始化成功', '确定');
  });

  test('then the update, which has nothing to do here', { timeout: SLOW }, async () => {
    await dialog('软件更新').getByRole('heading', { name: '更新结束' }).waitFor();
    await answer('软件更新', '确定');
  });

  test('then the device, and at the end the list of seals', { timeout: SLOW }, async () => {
    await step('检查驱动');
    await progress().waitFor();
    await button('下一步').click();
    await step('插入设备');
    key.plugIn();
    await lab.page.getByRole('radio', { name: new RegExp(key.name) }).waitFor();
    await button('下一步').click();
    await see('钥匙公章');
    await button('下一步').click();
    await step('命名');
    await button('完成').click();
    await step('完成');
    await button('完成').click();
    await lab.page.getByRole('heading', { name: '我的印章', level: 1 }).waitFor();
    await see('钥匙公章');
    await progress().waitFor({ state: 'hidden' });
  });

  test('the licence can be looked at, and the steps say that they are done', { timeout: SLOW }, async () => {
    await command('查看授权信息');
    await see('DEMO-2025-0001');
    await see(/本机打开、签署和验证文件，任何时候都不需要授权/);
    await command('打开初始化');
    await see('初始化已完成');
  });

  test('the next time nothing comes by itself', { timeout: SLOW }, async () => {
    await reopen();
    await command('打开初始化');
    await see('初始化已完成');
    expect(await dialog('电子印章助手软件').count()).toBe(0);
  });
});

describe.each(ONE_SHELL)('left and resumed, in %s', (kind) => {
  const lab = new WindowLab(kind, { firstRun: true });
  const { answer, button, card, dialog, progress, reopen, see } = hands(lab);

  beforeAll(() => lab.open(), SLOW);
  afterAll(() => lab.end(), SLOW);

  test('left in the popup, the window can be used, and says how far it is', { timeout: SLOW }, async () => {
    await answer('电子印章助手软件', '稍后再说');
    await see(/初始化还没有完成/);
    await lab.page.getByRole('navigation').getByText('首页').click();
    await see(/初始化还有未完成的步骤：导入授权信息、.*更新/);
    await progress().click();
    await card('导入授权信息').getByText('上次停在这里').waitFor();
    expect(await progress().textContent()).toBe('初始化 0/3');
  });

  test('remembered after the window was closed; a step can be skipped', { timeout: SLOW }, async () => {
    await reopen();
    await progress().click();
    await card('导入授权信息').getByText('上次停在这里').waitFor();
    expect(await dialog('电子印章助手软件').count()).toBe(0);
    await button(/^跳过：.*更新/).click();
    await card('更新').getByText('已跳过').waitFor();
    await expect.poll(() => progress().textContent()).toBe('初始化 0/2');
    await lab.page.getByRole('navigation').getByText('首页').click();
    await see(/初始化还有未完成的步骤：导入授权信息、初始化设备/);
    await progress().click();
  });

  test('resumed, it goes on where it was, with the demo licence by one click', { timeout: SLOW }, async () => {
    await button('继续初始化').click();
    await answer('电子印章助手软件', '确定');
    await button('使用演示授权').click();
    await see('这是演示授权，仅供试用。收到正式的授权文件后，可随时导入替换。');
    await answer('签名有效', '确定');
    await answer('初始化成功', '确定');
    await lab.page.getByRole('heading', { name: '检查驱动', level: 2 }).waitFor();
    await button('稍后再说').click();
    await progress().click();
    await card('初始化设备').getByText('上次停在这里').waitFor();
    await card('导入授权信息').getByText('已完成').waitFor();
    const stored = readFileSync(join(lab.path('profile'), 'plugins/first-run/progress.json'), 'utf8');
    expect(JSON.parse(stored).data).toMatchObject({ leftAt: 'device', skipped: ['update'] });
  });
});
