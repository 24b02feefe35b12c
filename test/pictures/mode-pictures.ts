/** Each seal mode, while it places and when what it placed is signed and verified. */
import type { OpenWindow } from '../e2e/window/open-window.ts';
import { PARTY_A, WorkbenchPage } from '../e2e/window/workbench-page.ts';
import { dismissNotices, open, SETTLED, take } from './camera.ts';
import { trustSigner } from './contract-pictures.ts';

interface Scene {
  readonly window: OpenWindow;
  readonly workbench: WorkbenchPage;
}

/** Gets a mode as far as it is to be seen, and from there to where 提交签署 signs. */
interface Mode {
  place(scene: Scene): Promise<void>;
  drop(scene: Scene): Promise<void>;
}

const tool = ({ window: { page } }: Scene, name: string) => page.getByRole('button', { name, exact: true });
const panel = ({ window: { page } }: Scene, name: string) => page.getByRole('region', { name });
const nothing = async () => {};

/** Moves the pointer there, without a click. */
async function pointAt({ window, workbench }: Scene, page: number, x: number, y: number): Promise<void> {
  const point = await workbench.pointOn(page, x, y);
  await window.page.mouse.move(point.x - 9, point.y);
  await window.page.mouse.move(point.x, point.y, { steps: 3 });
}

async function click({ window, workbench }: Scene, page: number, x: number, y: number): Promise<void> {
  const point = await workbench.pointOn(page, x, y);
  await window.page.mouse.click(point.x, point.y);
}

const MODES: Readonly<Record<string, Mode>> = {
  normal: {
    async place(scene) {
      await tool(scene, '普通签章').click();
      await scene.workbench.chooseSeal(PARTY_A.seal);
      await click(scene, 1, 60, 60);
      await pointAt(scene, 1, 150, 90);
    },
    drop: nothing,
  },
  multipage: {
    async place(scene) {
      await scene.workbench.chooseSeal(PARTY_A.seal);
      await tool(scene, '多页签章').click();
      await pointAt(scene, 1, 170, 60);
    },
    drop: (scene) => click(scene, 1, 170, 60),
  },
  seam: {
    async place(scene) {
      await scene.workbench.chooseSeal(PARTY_A.seal);
      await tool(scene, '骑缝章').click();
      await panel(scene, '骑缝章').getByRole('checkbox', { name: '先收集，再一起提交' }).check();
      await pointAt(scene, 1, 207, 90);
    },
    drop: (scene) => click(scene, 1, 207, 90),
  },
  keyword: {
    async place(scene) {
      await scene.workbench.chooseSeal(PARTY_A.seal);
      await tool(scene, '关键字签章').click();
      const field = panel(scene, '关键字签章').getByRole('textbox', { name: '关键字' });
      await field.fill('甲方（盖章）');
      await field.press('Enter');
      await panel(scene, '关键字签章').getByRole('option').first().click();
    },
    drop: (scene) =>
      panel(scene, '关键字签章')
        .getByRole('button', { name: /放置印章/ })
        .click(),
  },
  date: {
    async place(scene) {
      await scene.window.page.getByRole('button', { name: /^时间章：/ }).click();
      await pointAt(scene, 1, 150, 60);
    },
    drop: (scene) => click(scene, 1, 150, 60),
  },
  handwriting: {
    async place(scene) {
      await tool(scene, '手写签名').click();
      await write(scene);
    },
    async drop(scene) {
      await scene.window.page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).click();
      await pointAt(scene, 1, 60, 60);
      await click(scene, 1, 60, 60);
    },
  },
  code: {
    async place(scene) {
      await tool(scene, '二维码').click();
      await panel(scene, '二维码').getByRole('textbox', { name: '内容' }).fill('https://example.com/verify/2024-0718');
      await pointAt(scene, 1, 165, 73);
    },
    drop: (scene) => click(scene, 1, 165, 73),
  },
};

/** 王, in shares of the pad. */
const STROKES = [
  [0.35, 0.25, 0.62, 0.22],
  [0.38, 0.48, 0.6, 0.46],
  [0.49, 0.24, 0.485, 0.72],
  [0.3, 0.76, 0.68, 0.7],
] as const;

async function write({ window: { page } }: Scene): Promise<void> {
  await page.waitForTimeout(SETTLED);
  const pad = await page.getByRole('img', { name: /书写区/ }).boundingBox();
  if (!pad) throw new Error('there is no pad');
  for (const [x1, y1, x2, y2] of STROKES) {
    await page.mouse.move(pad.x + x1 * pad.width, pad.y + y1 * pad.height);
    await page.mouse.down();
    await page.mouse.move(pad.x + x2 * pad.width, pad.y + y2 * pad.height, { steps: 12 });
    await page.mouse.up();
  }
}

/** `docs/images/modes/NAME.png` and `NAME-verified.png`. */
export async function takeModes(): Promise<void> {
  const window = await open('modes', { scale: 1 });
  const workbench = new WorkbenchPage(window);
  const scene = { window, workbench };
  let isTrusted = false;
  for (const [name, mode] of Object.entries(MODES)) {
    await workbench.openSample('采购合同');
    await dismissNotices(window);
    await mode.place(scene);
    await take(window, `modes/${name}`);
    await mode.drop(scene);
    await window.page.keyboard.press('Escape');
    await workbench.sign(PARTY_A.pin, 1);
    if (!isTrusted) await trustSigner(window);
    else await dismissNotices(window);
    await workbench.expectSignatures(/1 个签名有效/);
    await take(window, `modes/${name}-verified`);
    isTrusted = true;
    await window.page.keyboard.press('Control+w');
    await window.page.getByRole('button', { name: '不保存' }).click();
  }
  await window.close();
}
