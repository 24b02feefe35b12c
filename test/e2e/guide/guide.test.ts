/**
 * The operation guide of the product that this one follows, word by word, from an empty profile to a signed contract; its
 * sections are those of docs/guide.md. Sections 5 and 6, the inbox, are not here yet.
 */
import { ENGINE_VERSION } from '@sealwright/core/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfsig, qpdfCheck } from '../foreign-judges.ts';
import { SLOW, WindowLab } from '../window/in-each-shell.ts';
import { placedBoxes } from '../window/placed-widgets.ts';
import { SHELLS } from '../window/shells.ts';
import { UpdateLab } from '../window/update-lab.ts';
import { type GuideFiles, makeGuideKey, PAGES, SEAL, writeGuideFiles } from './guide-things.ts';
import { GuideWalk } from './guide-walk.ts';

const feed = new UpdateLab();
feed.publish({ version: ENGINE_VERSION });
const made = await makeGuideKey();
afterAll(() => {
  feed.end();
  made.end();
});

describe.each(SHELLS)('the guide, in %s', (kind) => {
  const lab = new WindowLab(kind, { firstRun: true, dist: feed.dist });
  const profile = lab.path('profile');
  const key = made.into(profile);
  let files: GuideFiles;
  let walk: GuideWalk;

  beforeAll(async () => {
    files = await writeGuideFiles(lab.path('客户端'));
    feed.setUp(profile);
    await lab.open();
    walk = new GuideWalk(lab.window, key);
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  test('3: the popup, 导入, 授权导入.ini, 初始化成功', { timeout: SLOW }, async () => {
    await walk.startAssistant();
    await walk.askForLicence();
    await walk.chooseLicence(files);
    if (kind === 'electron') {
      const asked = await lab.window.askedForFile();
      for (const words of ['选择导入文件', 'Ini Files(*.ini)']) expect(asked).toContain(words);
    }
    await walk.importLicence();
  });

  test('3: the version is checked, 更新结束; the key is inserted, 印章列表', { timeout: SLOW }, async () => {
    await walk.checkVersion();
    await walk.see('已是最新版本');
    await walk.beginWithKey();
    await walk.insertKey();
    await walk.showSeals();
    await lab.page.getByPlaceholder('请输入印章名称').waitFor();
    await lab.page.getByRole('combobox', { name: /设备/ }).click();
    await lab.page.locator('.ant-select-item-option').filter({ hasText: key.name }).click();
    await walk.see(SEAL);
  });

  test('3 and 4: title bar and left menus', { timeout: SLOW }, async () => {
    const entries = await walk.workbench.navigation.getByRole('button').allInnerTexts();
    const inOrder = (names: readonly string[]) => expect(entries.filter((name) => names.includes(name))).toEqual(names);
    inOrder(['首页', '系统检测', '服务办理', '我的设备', '数字证书', '印章列表', '安装管理']);
    inOrder(['打开', '最近', '我的签署', '凭证保险柜']);
    await walk.workbench.navigation.getByRole('heading', { name: '印章助手' }).waitFor();
    for (const name of ['帮助', '菜单']) await walk.button(name).first().waitFor();
    for (const name of kind === 'electron' ? ['最小化', '最大化', '关闭窗口'] : []) await walk.button(name).waitFor();
  });

  test('1: 服务办理 with its tabs and the seven steps', { timeout: SLOW }, async () => {
    await walk.showServices();
    const tabs = ['立即申请', '续期指南', '解锁指南', '变更指南', '补办指引', '注销指南', '常见问题'];
    for (const name of tabs) await lab.page.getByRole('tab', { name, exact: true }).waitFor();
    for (const words of [
      ...['广东通服电子合同项目数字证书及电子印章办理', '机构数字证书', '签名证书', '加密证书', '电子印章'],
      ...['业务流程', '导出申请表，签名盖章后扫描上传', '填写申请信息', '意愿表达', '验证码', '支付方式', '发票信息'],
      ...['网证通审核', '电子发票', '申请完成', '寄给经办人'],
    ]) {
      await lab.page.getByText(words).first().waitFor({ state: 'attached' });
    }
    expect(await lab.page.getByRole('checkbox', { name: /^第 \d 步/ }).count()).toBe(7);
  });

  test('2: 下载中心 and 服务指南; 系统检测', { timeout: SLOW }, async () => {
    await walk.showDownloads();
    for (const words of [
      ...['申请表', '服务协议', '驱动程序', '业务规则', 'CA 证书链', '安装驱动程序时，请先拔出 Ukey'],
      ...['最新公告', '证书查询', '证书状态查询', '网点查询'],
    ]) {
      await lab.page.getByText(words).first().waitFor({ state: 'attached' });
    }
    await walk.checkSystem();
    await walk.see(/^可以签署/);
  });

  test('4: a contract is opened, and found again under 最近', { timeout: SLOW }, async () => {
    await walk.openContract(files);
    await lab.page.getByRole('tab', { name: '测试合同.pdf', selected: true }).waitFor();
    await walk.showRecent();
    for (const name of ['文件名', '文件位置', '最近修改', '大小']) {
      await lab.page.getByRole('columnheader', { name }).waitFor();
    }
    await lab.page.getByPlaceholder('输入文档名进行搜索').waitFor();
    await walk.button('删除所有记录').waitFor();
    await walk.workbench.bringToFront('测试合同.pdf');
  });

  test('7: 普通签章 and 时间章, 提交签署, PIN', { timeout: SLOW }, async () => {
    for (const name of ['签章', '批注/水印', '视图']) await lab.page.getByRole('tab', { name, exact: true }).waitFor();
    for (const name of ['普通签章', '骑缝章', '多页签章', '关键字签章', '时间章']) await walk.button(name).waitFor();
    await walk.see('文档找不到可验证的签名');
    await walk.showSealsAtHand();
    await walk.placeSealAndDate();
    await walk.submit();
    await walk.sign(1);
  });

  test('7: 骑缝章, whose click asks for the PIN at once', { timeout: SLOW }, async () => {
    await walk.chooseSeam();
    await walk.clickSeam();
    await walk.sign(2);
  });

  test('7: 多页签章 and 关键字签章, each with 提交签署; pdfsig finds all of it valid', { timeout: SLOW }, async () => {
    await walk.chooseManyPages();
    await walk.placeOnManyPages();
    await walk.submit();
    await walk.sign(3);
    await walk.findKeyword('甲方（盖章）');
    await walk.sealKeyword();
    await walk.submit();
    await walk.sign(4);
    const path = lab.path('已签署.pdf');
    await walk.workbench.saveAs(path);
    const signatures = pdfsig(path);
    expect(signatures.length).toBeGreaterThanOrEqual(4);
    for (const signature of signatures) expect(signature).toMatchObject({ valid: true });
    expect(signatures.at(-1)?.total).toBe(true);
    expect(qpdfCheck(path).code).toBe(0);
  });

  describe('the offline client', () => {
    const offline = new WindowLab(kind, { profile, offline: true });

    beforeAll(async () => {
      await lab.close();
      await offline.open();
      walk = new GuideWalk(offline.window, key);
    }, SLOW);
    afterAll(() => offline.end(), SLOW);

    test('9: its tool bar, its title, and the bar of information', { timeout: SLOW }, async () => {
      for (const name of [
        ...['打开', '关闭', '保存', '打印', '搜索', '左转', '右转', '放大', '缩小', /^缩放比例/],
        ...['首页', '上一页', '下一页', '末页', '签章', '验证', '设置', '帮助', '关于'],
      ]) {
        await walk.toolBar.getByRole('button', { name, exact: true }).waitFor();
      }
      await walk.openOffline(files.contract);
      await expect.poll(() => offline.page.title()).toMatch(/^测试合同\.pdf - .*电子签章/);
      await walk.see('文档找不到可验证的签名');
    });

    test('9: 签章 has three ways; 多页签章 asks in three steps', { timeout: SLOW }, async () => {
      await walk.openSealMenu();
      for (const name of ['签章（逐页点击落章）', '多页签章…', '骑缝章']) {
        await offline.page.getByRole('menuitem', { name }).waitFor();
      }
      await walk.answerThreeSteps();
      for (const words of [
        ...['第一步', '请选择签章的数字证书', '第二步', '请选择签章的显示外观', '第三步', '请确认需要多页签章的页面'],
        /^印章有效期 .+ 至 /,
      ]) {
        await walk.dialog('数字证书签名/签章').getByText(words).first().waitFor();
      }
    });

    test('9: after the drop the PIN, and the same place on every page', { timeout: SLOW }, async () => {
      await walk.dropOnPage();
      await walk.sign(1);
      const path = lab.path('离线.pdf');
      await walk.workbench.saveAs(path);
      const boxes = PAGES.map((page) => placedBoxes(path, page));
      expect(boxes.map(({ length }) => length)).toEqual(PAGES.map(() => 1));
      expect(new Set(boxes.map(([box]) => JSON.stringify(box))).size).toBe(1);
      expect(pdfsig(path).every(({ valid }) => valid)).toBe(true);
    });
  });
});
