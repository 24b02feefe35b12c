/** The sections of docs/guide.md, taken while the guide is followed. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GuideFiles, type GuideKey, makeGuideKey, writeGuideFiles } from '../e2e/guide/guide-things.ts';
import { GuideWalk } from '../e2e/guide/guide-walk.ts';
import type { OpenWindow, WindowOptions } from '../e2e/window/open-window.ts';
import { dismissNotices, fileFor, open, take, takePinDialog } from './camera.ts';
import { trustSigner } from './contract-pictures.ts';

const PROFILE = 'guide';
const LOOK: Partial<WindowOptions> = { size: { width: 1280, height: 720 }, scale: 1 };
/** Shown as 文件位置. */
const FOLDER = join(tmpdir(), '合同');

interface Scene {
  readonly window: OpenWindow;
  readonly walk: GuideWalk;
  readonly files: GuideFiles;
  /** `docs/images/guide/NAME.png`. */
  picture(name: string): Promise<void>;
}

async function scene(key: GuideKey, files: GuideFiles, options: Partial<WindowOptions>): Promise<Scene> {
  const window = await open(PROFILE, { ...LOOK, ...options });
  const walk = new GuideWalk(window, key);
  return { window, walk, files, picture: (name) => take(window, `guide/${name}`) };
}

async function takeFirstRun({ walk, files, picture }: Scene): Promise<void> {
  await walk.startAssistant();
  await picture('3-popup');
  await walk.askForLicence();
  await picture('3-import');
  await walk.chooseLicence(files);
  await picture('3-licence');
  await walk.importLicence();
  await picture('3-initialised');
  await walk.checkVersion();
  await picture('3-updated');
  await walk.beginWithKey();
  await picture('3-insert-key');
  await walk.insertKey();
  await picture('3-key-read');
  await walk.showSeals();
  await picture('3-seals');
}

async function takeAssistant({ walk, picture }: Scene): Promise<void> {
  await walk.workbench.goTo('首页');
  await picture('3-assistant');
  await walk.showServices();
  await picture('1-services');
  await walk.showDownloads();
  await picture('2-downloads');
  await walk.checkSystem();
  await picture('2-system-check');
}

async function takeContract({ window, walk, files, picture }: Scene): Promise<void> {
  await walk.openContract(files);
  await walk.showRecent();
  await picture('4-recent');
  await walk.workbench.bringToFront('测试合同.pdf');
  await walk.placeSealAndDate();
  await picture('7-normal');
  await walk.submit();
  await takePinDialog(window, 'guide/7-pin');
  await walk.sign(1);
  await trustSigner(window);
  await picture('7-signed');
  await walk.chooseSeam();
  await picture('7-seam');
  await walk.clickSeam();
  await walk.sign(2);
  await dismissNotices(window);
  await walk.chooseManyPages();
  await picture('7-many-pages');
  await walk.placeOnManyPages();
  await walk.submit();
  await walk.sign(3);
  await dismissNotices(window);
  await walk.findKeyword('甲方（盖章）');
  await picture('7-keyword');
  await walk.workbench.saveAs(join(FOLDER, '测试合同（已签署）.pdf'));
}

async function takeOffline({ window, walk, files, picture }: Scene): Promise<void> {
  await picture('8-offline');
  await walk.openOffline(files.contract);
  await picture('9-open');
  await walk.openSealMenu();
  await picture('9-menu');
  await walk.answerThreeSteps();
  await picture('9-three-steps');
  await walk.dropOnPage();
  await takePinDialog(window, 'guide/9-pin');
  await walk.sign(1);
  await dismissNotices(window);
  await picture('9-signed');
}

export async function takeGuide(): Promise<void> {
  const made = await makeGuideKey();
  const key = made.into(fileFor(PROFILE));
  const files = await writeGuideFiles(FOLDER);
  const workbench = await scene(key, files, { firstRun: true });
  await takeFirstRun(workbench);
  await takeAssistant(workbench);
  await takeContract(workbench);
  await workbench.window.close();
  const offline = await scene(key, files, { offline: true });
  await takeOffline(offline);
  await offline.window.close();
  rmSync(FOLDER, { recursive: true });
  key.end();
  made.end();
}
