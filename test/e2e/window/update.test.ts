/** 检查更新, from the question to the new version, in a build that trusts the test's feed. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_VERSION } from '@sealwright/core/kernel';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { desktop } from './shells.ts';
import { makeTestKey } from './test-key.ts';
import { UpdateLab } from './update-lab.ts';
import { PARTY_A } from './workbench-page.ts';

const CURRENT = ENGINE_VERSION;
const NEWER = '7.0.0';
const NOTES = { 'zh-CN': '新增凭证保险柜\n修复骑缝章的位置', en: 'A safe\nSeam seals' };

const feed = new UpdateLab();
afterAll(() => feed.end(), SLOW);

/** What a user sees of updates and does about them. */
function hands(lab: WindowLab) {
  const dialog = () => lab.page.getByRole('dialog', { name: '软件更新' });
  // The cross at the top is called 关闭, too; buttons stand at the foot.
  const button = (name: string) => dialog().getByRole('button', { name, exact: true }).last();
  return {
    dialog,
    button,
    heading: (name: string) => dialog().getByRole('heading', { name, exact: true }).waitFor(),
    async press(name: string) {
      await button(name).click();
    },
    async isGone() {
      await dialog().waitFor({ state: 'hidden' });
    },
    /** By the keyboard alone. */
    async command(title: string) {
      await lab.page.keyboard.press('Control+k');
      await lab.page.getByRole('combobox').fill(title);
      await lab.page.getByRole('option', { name: title }).first().waitFor();
      await lab.page.keyboard.press('Enter');
    },
    item: (name: string) => lab.page.getByRole('button', { name, exact: true }),
  };
}

describe('what is found and told', () => {
  const lab = new WindowLab('browser', { dist: feed.dist });
  const user = hands(lab);
  const check = () => user.command('检查更新');

  beforeAll(async () => {
    feed.clear();
    feed.setUp(lab.path('profile'));
    await lab.open();
  }, SLOW);
  afterAll(() => lab.end(), SLOW);

  test('an empty feed is a failure that says what is missing, with its code', { timeout: SLOW }, async () => {
    await check();
    await user.heading('检查更新失败');
    await user.dialog().getByText('stable.json').first().waitFor();
    await user.dialog().getByText('update.file-missing').waitFor();
  });

  test('another try finds that this is the newest version', { timeout: SLOW }, async () => {
    feed.publish({ version: CURRENT });
    await user.press('重试');
    await user.heading('已是最新版本');
    await user.dialog().getByText(CURRENT, { exact: true }).waitFor();
    await user.press('确定');
    await user.isGone();
    expect(await user.item(`新版本 ${NEWER}`).count()).toBe(0);
  });

  test('a newer version is shown with its notes; without a package it is told where it comes from', {
    timeout: SLOW,
  }, async () => {
    feed.publish({ version: NEWER, notes: NOTES, mandatory: true });
    await check();
    await user.heading(`发现新版本 ${NEWER}`);
    await user.dialog().getByText('修复骑缝章的位置').waitFor();
    await user.dialog().getByText('这是重要更新').waitFor();
    await user
      .dialog()
      .getByText(/在此环境中不能自动安装/)
      .waitFor();
    expect(await user.dialog().getByText(feed.folder).count()).toBeGreaterThan(0);
    expect(await user.button('立即更新').count()).toBe(0);
    await lab.page.keyboard.press('Escape');
    await user.isGone();
  });

  test('the line at the foot leads back to it', { timeout: SLOW }, async () => {
    await user.item(`新版本 ${NEWER}`).click();
    await user.heading(`发现新版本 ${NEWER}`);
    await user.press('确定');
    await user.isGone();
  });

  test('a feed that somebody has altered, or that says less than before, is refused', { timeout: SLOW }, async () => {
    feed.write('stable.json', readFileSync(`${feed.folder}/stable.json`, 'utf8').replace(NEWER, '8.0.0'));
    await check();
    await user.heading('检查更新失败');
    await user
      .dialog()
      .getByText(/签名无效.*可能被篡改/)
      .waitFor();
    feed.publish({ version: '6.0.0' });
    await user.press('重试');
    await user.dialog().getByText('update.rolled-back').waitFor();
    await user.press('关闭');
    await user.isGone();
  });

  test('without an address there is nothing to look for, and that is no fault', { timeout: SLOW }, async () => {
    await lab.window.close();
    feed.setUp(lab.path('profile'), { 'update.feed': '' });
    await lab.open();
    await check();
    await user.heading('未设置更新地址');
    await user.press('确定');
    await user.isGone();
  });

  test('a start finds a newer version once a day, and offers it', { timeout: SLOW }, async () => {
    feed.clear();
    feed.publish({ version: '9.0.0', notes: NOTES });
    const restart = async () => {
      await lab.window.close();
      feed.setUp(lab.path('profile'), { 'update.checkAtStart': true });
      await lab.open();
      await user.item('新版本 9.0.0').waitFor();
    };
    await restart();
    await lab.page.getByText('有新版本 9.0.0。').first().waitFor();
    await lab.page.getByRole('button', { name: '查看更新' }).first().click();
    await user.heading('发现新版本 9.0.0');
    await user.press('确定');
    const memory = () => JSON.parse(readFileSync(lab.path('profile/plugins/update-check/updates.json'), 'utf8')).data;
    const { answer } = memory();
    await restart();
    await user.item('新版本 9.0.0').click();
    await user.heading('发现新版本 9.0.0');
    expect(memory().answer).toEqual(answer);
    expect(await lab.page.getByText('有新版本 9.0.0。').count()).toBe(0);
    await user.press('确定');
  });

  test('the first start of a new version says that the update has ended, once', { timeout: SLOW }, async () => {
    await lab.window.close();
    feed.setInstalling(lab.path('profile'), CURRENT);
    await lab.open();
    await user.heading('更新结束');
    await user.dialog().getByText(`软件已更新到版本 ${CURRENT}`).waitFor();
    await lab.page.keyboard.press('Enter');
    await user.isGone();
    // What its user has read is written down behind the dialog: a program that ends before tells it again.
    await expect.poll(() => feed.isInstalling(lab.path('profile'))).toBe(false);
    await lab.window.close();
    await lab.open();
    await lab.page.getByText('打开 PDF 文件').waitFor();
    await check();
    await user.heading('发现新版本 9.0.0');
    await user.press('确定');
  });

  test('among the first steps, which the update has ended the program in the middle of, the device comes next', {
    timeout: SLOW,
  }, async () => {
    await lab.window.close();
    feed.setInstalling(lab.path('profile'), CURRENT);
    const progress = lab.path('profile/plugins/first-run/progress.json');
    const skipped = { hasBegun: true, skipped: ['licence'], underWay: 'update' };
    writeFileSync(progress, JSON.stringify({ version: 1, data: skipped }));
    await lab.open();
    await user.heading('更新结束');
    await user.press('确定');
    await lab.page.getByRole('heading', { name: '检查驱动', level: 2 }).waitFor();
    await lab.page.getByRole('button', { name: '稍后再说' }).click();
  });

  test('a start that is still the old version says that, too', { timeout: SLOW }, async () => {
    await lab.window.close();
    feed.setInstalling(lab.path('profile'), NEWER);
    await lab.open();
    await user.heading('更新没有完成');
    await user.press('关闭');
    await user.isGone();
  });
});

/** The packaged app, as far as it can be had without its package: electron-updater, the guards and the restart are real. */
describe.skipIf(desktop.path === undefined)('as an AppImage', () => {
  const pki = makePki(['rsa']);
  const made = makeTestKey(pki);
  const [image, marker] = [join(feed.folder, 'Sealwright.AppImage'), join(feed.folder, 'started')];
  const lab = new WindowLab('electron', { dist: feed.dist, appImage: image });
  const user = hands(lab);
  const key = made.into(lab.path('profile'));
  const content = Buffer.from(`#!/bin/sh\necho "$0" > '${marker}'\n${'#'.repeat(200_000)}\n`);

  beforeAll(async () => {
    feed.clear();
    feed.publish({ version: NEWER, notes: NOTES, files: [feed.package(content)] });
    feed.setUp(lab.path('profile'));
    writeFileSync(image, 'the old version');
    chmodSync(image, 0o755);
    await lab.open();
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
    made.end();
  }, SLOW);

  test('a package that is not the signed one is deleted, and another try goes well', { timeout: SLOW }, async () => {
    feed.write('files/sealwright.appimage', Buffer.concat([content.subarray(0, -1), Buffer.from('x')]));
    await user.command('检查更新');
    await user.heading(`发现新版本 ${NEWER}`);
    await user.press('立即更新');
    await user.heading('下载更新失败');
    await user.dialog().getByText('update.hash-wrong').waitFor();
    feed.write('files/sealwright.appimage', content);
    await user.press('重试');
    await user.heading(`版本 ${NEWER} 可以安装`);
  });

  test('it is not installed while a USB key is plugged in', { timeout: SLOW }, async () => {
    key.plugIn();
    await user.dialog().getByText(`请先拔出：${key.name}`).waitFor();
    expect(await user.button('安装并重新启动').isDisabled()).toBe(true);
    key.pullOut();
    await user.dialog().getByText(`请先拔出：${key.name}`).waitFor({ state: 'hidden' });
    expect(await user.button('安装并重新启动').isEnabled()).toBe(true);
    await user.press('稍后再说');
    await user.isGone();
  });

  test('a document with seals that were not submitted keeps the window open', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await user.item('更新可以安装').click();
    await user.press('安装并重新启动');
    await lab.workbench.answer(/还有未提交的印章/, '返回');
    await user.heading('没有安装更新');
    await user.dialog().getByText('update.window-kept').waitFor();
    expect(readFileSync(image, 'utf8')).toBe('the old version');
    expect(await lab.workbench.stamps.count()).toBe(1);
    await user.press('关闭');
  });

  test('when nothing is unsaved, the new version takes its place and is started', { timeout: SLOW }, async () => {
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.workbench.stamps.count()).toBe(0);
    await user.item('更新可以安装').click();
    const gone = lab.page.waitForEvent('close');
    await user.press('安装并重新启动');
    await gone;
    await expect.poll(() => existsSync(marker), { timeout: 30_000 }).toBe(true);
    expect(readFileSync(image).equals(content)).toBe(true);
    expect(readFileSync(marker, 'utf8').trim()).toBe(image);
  });

  test('what comes up again is the old version here, and says so', { timeout: SLOW }, async () => {
    await lab.open();
    await user.heading('更新没有完成');
    await user.press('关闭');
  });
});
