/** A new PIN through the real PIN page: what is read when it goes wrong in the middle, and that no PIN stays anywhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OFFICER_PIN, PIN, WRONG_PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { clickAway } from './click-away.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';
import { makeTestKey } from './test-key.ts';

const NEW_PIN = '20261123';
const made = makeTestKey(makePki(['rsa']));
afterAll(() => made.end());

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const key = made.into(lab.path('profile'));
  const card = () => lab.page.getByRole('article').filter({ hasText: key.serial });

  beforeAll(async () => {
    key.plugIn();
    await lab.open();
    await lab.workbench.goTo('我的设备');
    await card().waitFor();
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    key.end();
  }, SLOW);

  /** Opens the PIN page from the device's card, fills it from top to bottom and confirms. */
  async function fillPins(task: '修改' | '解锁', allowing: string, newPin: string) {
    await card()
      .getByRole('button', { name: `${task} PIN 码` })
      .click();
    const dialog = await lab.window.pinDialog();
    for (const [index, pin] of [allowing, newPin, newPin].entries()) await dialog.locator('input').nth(index).fill(pin);
    await dialog.getByRole('button', { name: task, exact: true }).click();
    return {
      see: (text: RegExp | string) => dialog.getByText(text).waitFor(),
      close: () => clickAway(dialog.getByRole('button', { name: '关闭' }), dialog),
    };
  }

  test('a driver that dies in the middle leaves it uncertain, and says what to try', { timeout: SLOW }, async () => {
    key.plan('fault crash C_SetPIN 1');
    const broken = await fillPins('修改', PIN, NEW_PIN);
    await broken.see(/意外退出.*先试新 PIN 码/);
    await broken.close();
    key.plugIn();
    await card().waitFor();
    // It had not come to it.
    const mended = await fillPins('修改', PIN, NEW_PIN);
    await mended.see('PIN 码已修改');
    await mended.close();
  });

  test('a key that is pulled out in the middle does so, too', { timeout: SLOW }, async () => {
    // The second one of the process that took the place of the dead one.
    key.plan('fault remove C_SetPIN 2');
    const broken = await fillPins('修改', NEW_PIN, PIN);
    await broken.see(/已拔出.*先试新 PIN 码/);
    await broken.close();
    key.plugIn();
    await lab.page.getByRole('button', { name: '刷新' }).click();
    await card().waitFor();
    const mended = await fillPins('修改', NEW_PIN, PIN);
    await mended.see('PIN 码已修改');
    await mended.close();
  });

  test('the last wrong PIN locks it, and the page says where it is unlocked', { timeout: SLOW }, async () => {
    key.setTriesLeft(1);
    const locked = await fillPins('修改', WRONG_PIN, NEW_PIN);
    await locked.see(/已锁定.*我的设备.*解锁 PIN 码/);
    await locked.close();
    await card().getByText('已锁定').waitFor();
    const unlocked = await fillPins('解锁', OFFICER_PIN, NEW_PIN);
    await unlocked.see('PIN 码已解锁');
    await unlocked.close();
    await card().getByText('正常').waitFor();
  });

  // Command lines are found in /proc, which only Linux has.
  test.skipIf(process.platform !== 'linux')('no file, command line or environment holds any of the PINs', async () => {
    const profile = lab.path('profile');
    const processes = processesWith(profile);
    expect(processes.length).toBeGreaterThan(0);
    const places = [...filesIn(profile), ...processes.flatMap((id) => [`/proc/${id}/cmdline`, `/proc/${id}/environ`])];
    for (const pin of [PIN, NEW_PIN, WRONG_PIN, OFFICER_PIN]) {
      expect(places.filter((place) => existsSync(place) && readFileSync(place).includes(pin))).toEqual([]);
    }
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Processes that know the profile by their environment or their command line. */
function processesWith(profile: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((id) => {
      try {
        return ['cmdline', 'environ'].some((name) => readFileSync(`/proc/${id}/${name}`).includes(profile));
      } catch {
        return false; // ended meanwhile
      }
    });
}
