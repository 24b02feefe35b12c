/** Takes pictures of the real desktop app, each scene with a profile of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/bundle/root.ts';
import { type OpenWindow, openWindow, type WindowOptions } from '../e2e/window/open-window.ts';
import { desktop } from '../e2e/window/shells.ts';

/** In CSS pixels. */
export const SIZE = { width: 1280, height: 800 };
/** Milliseconds until what fades has faded. */
export const SETTLED = 800;
/** How pictures are made small. */
const REDUCED = ['-alpha', 'off', '-dither', 'None', '-colors', '250'];

const folder = mkdtempSync(join(tmpdir(), 'sealwright-pictures-'));

/** A place for files of a scene, which `end` deletes. */
export const fileFor = (name: string) => join(folder, name);

export const end = () => rmSync(folder, { recursive: true, force: true });

/** The pictures have `scale` times as many pixels in each direction as the window. */
export const open = (profile: string, options: Partial<WindowOptions> = {}) =>
  openWindow('electron', { profile: fileFor(profile), size: SIZE, scale: 1.5, ...options }, desktop.path);

/** `docs/images/NAME.png`. */
export async function take(window: OpenWindow, name: string): Promise<void> {
  await window.page.waitForTimeout(SETTLED);
  const shot = fileFor('shot.png');
  await window.page.screenshot({ path: shot });
  convert([shot], name);
}

/** The PIN dialog is a window of its own: over the darkened workbench, where it stands on the screen. */
export async function takePinDialog(window: OpenWindow, name: string): Promise<void> {
  const [behind, dialog] = [fileFor('behind.png'), fileFor('dialog.png')];
  await window.page.screenshot({ path: behind });
  await (await window.pinDialog()).page().screenshot({ path: dialog });
  convert([behind, '-fill', 'black', '-colorize', '35', dialog, '-gravity', 'center', '-composite'], name);
}

export async function dismissNotices({ page }: OpenWindow): Promise<void> {
  const buttons = page.getByRole('button', { name: '关闭通知' });
  await buttons.first().waitFor();
  while ((await buttons.count()) > 0) await buttons.first().click();
}

function convert(words: readonly string[], name: string): void {
  const picture = join(root, 'docs/images', `${name}.png`);
  mkdirSync(dirname(picture), { recursive: true });
  execFileSync('convert', [...words, ...REDUCED, `PNG8:${picture}`]);
}
