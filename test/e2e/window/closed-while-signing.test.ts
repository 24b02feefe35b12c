/**
 * A window that is closed while the key signs: the session ends, and nothing is signed any more. A browser closes its page
 * whatever runs there; the desktop app stays until the user has called the signing off.
 */
import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { makePki, SEAL_PICTURE, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFaultLibrary } from '../../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { clickAway } from './click-away.ts';
import { catalogueLibraries } from './faulty-key-library.ts';
import { SLOW, WindowLab } from './in-each-shell.ts';
import { SHELLS } from './shells.ts';

const SEAL = '钥匙公章';
/** Milliseconds that a busy machine may take to notice a closed socket. */
const NOTICED = 3_000;
const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const picture = { type: 'PNG', data: SEAL_PICTURE, widthMm: 40, heightMm: 40 };
const made = makeToken(pki, [{ label: 'seal', value: await testSeal(holder, { name: SEAL, picture }) }]);
const built = buildFaultLibrary();
afterAll(() => {
  made.end();
  built.end();
});

describe.each(SHELLS)('in %s', (kind) => {
  const lab = new WindowLab(kind, {});
  const token = made.copy();
  const library = built.beside(token);
  const revisions = () =>
    readdirSync(lab.path('profile/plugins/document-open'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.pdf'));

  beforeAll(async () => {
    catalogueLibraries(lab.path('profile'), [{ path: library.path, title: '测试钥匙' }]);
    await lab.open();
  }, SLOW);
  afterAll(async () => {
    await lab.end();
    token.end();
  }, SLOW);

  test('the user is logged out, and nothing is signed', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('采购合同');
    await lab.workbench.placeSeal(SEAL, 1, 60, 60);
    const before = revisions();
    // Longer than the test takes to let it go on.
    library.plan('slow 25000');
    await lab.workbench.submit();
    await lab.workbench.enterPin(PIN);
    await expect.poll(() => library.isSigning()).toBe(true);
    await lab.window.clickClose();
    if (kind === 'browser') {
      await expect.poll(() => lab.page.isClosed()).toBe(true);
    } else {
      await lab.page.getByText(/正在签署或保存，请等它完成后再试/).waitFor();
      await lab.workbench.answer(/正在签署/, '取消');
    }
    // The host learns of it by a closing socket, which nothing outside shows; the key is not to answer before.
    await setTimeout(NOTICED);
    expect(library.isLoggedIn()).toBe(true);
    library.plan();
    await expect.poll(() => library.isLoggedIn()).toBe(false);
    expect(revisions()).toEqual(before);
  });

  test.runIf(kind === 'electron')('the drivers end with the window', { timeout: SLOW }, async () => {
    const drivers = await lab.window.drivers();
    expect(drivers.length).toBeGreaterThan(0);
    const closed = lab.page.waitForEvent('close');
    await lab.window.clickClose();
    await clickAway(lab.page.getByRole('button', { name: '仍然关闭' }), lab.page.mainFrame());
    await closed;
    await expect.poll(() => drivers.filter(isRunning)).toEqual([]);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
