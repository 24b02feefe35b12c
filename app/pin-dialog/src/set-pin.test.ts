import {
  PinIncorrect,
  PinLocked,
  PinUnfit,
  type SetPinRequest,
  TokenRemoved,
  UnblockingPinIncorrect,
  UnblockingPinLocked,
} from '@sealwright/core/api';
import { DriverCrashed, DriverDeadline } from '@sealwright/core/drivers/protocol';
import { RpcInternal, RpcInvalid } from '@sealwright/core/rpc';
import type { PinPageContent } from '@sealwright/shell/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type PinPage, type PinPages, pinPages } from './testing/pin-page.ts';

const SLOW = 60_000;
const DRIVER = { driver: 'soft', zh: '软', en: 'soft' };

let pages: PinPages;
let dialog: PinPage;
beforeAll(async () => {
  pages = await pinPages();
}, SLOW);
afterEach(() => dialog.close());
afterAll(() => pages?.dispose(), SLOW);

const change: SetPinRequest = {
  driver: 'soft',
  holder: '示例供应商有限公司',
  token: {
    ...{ id: 'party-a', label: '网证通-F320078983', serial: 'F320078983', manufacturer: '网证通' },
    pinLength: { min: 6, max: 16 },
    pinTasks: ['change'],
  },
  pin: { state: 'ok' },
  task: 'change',
};
const unblock: SetPinRequest = { ...change, pin: { state: 'locked' }, task: 'unblock' };

async function open(request: SetPinRequest, answers: readonly Answer[] = [], changes: Partial<PinPageContent> = {}) {
  dialog = await pages.open({ request, locale: 'zh-CN', theme: 'light', ...changes }, answers);
  const { page, status } = dialog;
  const [allowing, newPin, repeat] = [0, 1, 2].map((index) => page.locator('input').nth(index)) as [
    ReturnType<typeof page.locator>,
    ReturnType<typeof page.locator>,
    ReturnType<typeof page.locator>,
  ];
  return {
    ...{ page, status, allowing, newPin, repeat },
    note: (text: string | RegExp) => page.locator('.note').filter({ hasText: text }),
    confirm: page.locator('button.primary'),
    async fill(...pins: readonly [string, string, string?]) {
      const [old, chosen, repeated = chosen] = pins;
      await allowing.fill(old);
      await newPin.fill(chosen);
      await repeat.fill(repeated);
    },
    hasFocus: (field: typeof newPin) => field.evaluate((element) => element === document.activeElement),
  };
}

const reports = async () => (await dialog.seen()).reports;
const calls = async () => (await dialog.seen()).calls;

describe('changing the PIN', () => {
  it('shows the device, what its PINs look like and whose PIN it is, and has the first field ready', async () => {
    const device = { 'zh-CN': '财务部的密钥', en: 'Key of accounting' };
    const { page, allowing, hasFocus } = await open({ ...change, device });
    expect(await page.getByRole('heading').textContent()).toBe('修改 PIN 码');
    for (const text of ['财务部的密钥', '网证通 · F320078983', '示例供应商有限公司', '6–16 个字符']) {
      expect(await page.getByText(text, { exact: true }).isVisible()).toBe(true);
    }
    for (const label of ['旧 PIN 码', '新 PIN 码', '再次输入新 PIN 码']) {
      expect(await page.getByLabel(label, { exact: true }).getAttribute('type')).toBe('password');
    }
    expect(await hasFocus(allowing)).toBe(true);
  });

  it('is done by keyboard alone, says so, and keeps nothing of the PINs', async () => {
    const { page, status, newPin, repeat, hasFocus } = await open(change, ['done']);
    await page.keyboard.type('24681357');
    await page.keyboard.press('Enter');
    expect(await hasFocus(newPin)).toBe(true);
    await page.keyboard.type('86427531');
    await page.keyboard.press('Tab');
    expect(await hasFocus(repeat)).toBe(true);
    await page.keyboard.type('86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toContain('PIN 码已修改');
    expect(await calls()).toEqual([{ method: 'pin/changePin', token: 'party-a', pins: ['24681357', '86427531'] }]);
    // Told before its user closes the page, by whatever means.
    expect(await reports()).toEqual([{ kind: 'pin-set' }]);
    expect((await dialog.seen()).closed).toBe(0);
    for (const field of await page.locator('input').all()) expect(await field.inputValue()).toBe('');
    for (const pin of ['24681357', '86427531']) expect(await page.content()).not.toContain(pin);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await dialog.seen()).closed).toBe(1);
    expect(await reports()).toHaveLength(1);
  });

  it('tells at once whether the two entries agree, and not before they can', async () => {
    const { newPin, repeat, note } = await open(change);
    await newPin.fill('86427531');
    await repeat.pressSequentially('8642');
    expect(await note(/一致/).count()).toBe(0);
    await repeat.press('9');
    expect(await note('不一致').isVisible()).toBe(true);
    expect(await repeat.getAttribute('aria-invalid')).toBe('true');
    await repeat.press('Backspace');
    await repeat.pressSequentially('7531');
    expect(await note('两次输入一致').isVisible()).toBe(true);
    await newPin.press('9');
    expect(await note('两次输入一致').count()).toBe(0);
  });

  it.each([
    ['too short', '13579', '13579', /至少 6 个字符/, 1],
    ['too long', '1'.repeat(17), '1'.repeat(17), /最多 16 个字符/, 1],
    ['the old one', '24681357', '24681357', /与旧 PIN 码相同/, 1],
    ['typed differently', '86427531', '8642753', /不一致/, 2],
  ] as const)(
    'hands nothing over while the new PIN is %s, and says where',
    async (_, chosen, repeated, text, index) => {
      const { page, fill, confirm, note, hasFocus } = await open(change);
      await fill('24681357', chosen, repeated);
      await confirm.click();
      expect(await note(text).isVisible()).toBe(true);
      expect(await hasFocus(page.locator('input').nth(index))).toBe(true);
      expect(await page.locator('input').nth(index).getAttribute('aria-invalid')).toBe('true');
      expect(await calls()).toEqual([]);
    },
  );

  it.each(['11111111', '12345678', '87654321'])(
    'warns of %s as the new PIN, and takes it all the same',
    async (weak) => {
      const { page, fill, note } = await open(change, ['done']);
      await fill('24681357', weak);
      expect(await note('容易被猜到').isVisible()).toBe(true);
      await page.keyboard.press('Enter');
      await expect.poll(reports).toEqual([{ kind: 'pin-set' }]);
    },
  );

  it('lets a wrong old PIN be typed again by its user, with all fields empty', async () => {
    const { page, status, fill, allowing, hasFocus } = await open(change, [
      PinIncorrect({ triesLeft: 4 }).toJSON(),
      PinIncorrect({ triesLeft: 1 }).toJSON(),
      'done',
    ]);
    await fill('00000000', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toBe('旧 PIN 码不正确，PIN 码没有修改。还可以输入 4 次。');
    for (const field of await page.locator('input').all()) expect(await field.inputValue()).toBe('');
    expect(await hasFocus(allowing)).toBe(true);
    expect(await allowing.getAttribute('aria-invalid')).toBe('true');
    expect(await calls()).toHaveLength(1);
    await fill('00000001', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toContain('最后一次机会');
    await fill('24681357', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(reports).toEqual([{ kind: 'pin-set' }]);
  });

  it('lets a new PIN that the key does not take be chosen anew', async () => {
    const { page, status, fill, newPin } = await open(change, [PinUnfit({}).toJSON(), 'done']);
    await fill('24681357', 'abcdefgh1');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/不接受这个新 PIN 码.*没有更改/);
    expect(await newPin.getAttribute('aria-invalid')).toBe('true');
    expect(await reports()).toEqual([]);
  });

  it.each([
    ['no try is left', PinIncorrect({ triesLeft: 0 }).toJSON(), 'token.pin-locked', /PIN 码已锁定/],
    ['the PIN is locked', PinLocked({}).toJSON(), 'token.pin-locked', /PIN 码已锁定/],
    ['the device is pulled out', TokenRemoved({ token: 'party-a' }).toJSON(), 'token.removed', /已拔出.*先试新 PIN 码/],
    ['the driver dies', 'crash', 'rpc.closed', /驱动意外退出.*先试新 PIN 码/],
    ['the server says that it died', DriverCrashed(DRIVER).toJSON(), 'driver.crashed', /驱动意外退出.*先试新 PIN 码/],
    [
      'the server says that it hangs',
      DriverDeadline({ ...DRIVER, seconds: 30 }).toJSON(),
      'driver.deadline',
      /没有响应.*先试新 PIN 码/,
    ],
    ['the driver fails', RpcInternal({ method: 'pin/changePin' }).toJSON(), 'rpc.internal', /驱动出错.*先试新 PIN 码/],
    [
      'the driver cannot do it',
      RpcInvalid({ method: 'pin/changePin', part: 'method', place: '' }).toJSON(),
      'rpc.invalid',
      /不支持/,
    ],
  ] as const)('ends when %s, and stays until its user has read it', async (_, answer, code, sentence) => {
    const { page, status, fill, allowing } = await open(change, [answer]);
    await fill('24681357', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(sentence);
    expect(await allowing.isVisible()).toBe(false);
    expect(await reports()).toMatchObject([{ kind: 'failed', error: { code } }]);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await dialog.seen()).closed).toBe(1);
    expect(await calls()).toHaveLength(1);
  });

  it('gives a device that hangs up at the deadline, and does not close while it works', async () => {
    const { page, status, fill } = await open(change, ['hang'], { deadline: 700 });
    await fill('24681357', '86427531');
    await page.keyboard.press('Enter');
    expect(await page.getByText('正在修改 PIN 码').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect((await dialog.seen()).closed).toBe(0);
    await expect.poll(() => status.textContent()).toMatch(/没有响应.*先试新 PIN 码/);
    expect(await reports()).toMatchObject([{ kind: 'failed', error: { code: 'rpc.deadline' } }]);
  });

  it('says before typing how the PIN stands', async () => {
    const few = await open({ ...change, pin: { state: 'few-left', triesLeft: 2 } });
    expect(await few.status.textContent()).toContain('还可以输入 2 次');
    await dialog.close();
    const last = await open({ ...change, pin: { state: 'last-try' } });
    expect(await last.status.textContent()).toContain('最后一次机会');
    await dialog.close();
    const token = { ...change.token, pinTasks: ['change', 'unblock'] as const };
    const locked = await open({ ...change, token, pin: { state: 'locked' } });
    expect(await locked.status.textContent()).toMatch(/已锁定.*解锁 PIN 码/);
    expect(await locked.allowing.isVisible()).toBe(false);
  });

  it('is cancelled by Escape, without a call', async () => {
    const { page, fill } = await open(change);
    await fill('24681357', '86427531');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await dialog.seen()).closed).toBe(1);
    expect(await reports()).toEqual([{ kind: 'cancelled' }]);
    expect(await calls()).toEqual([]);
  });

  it('says at the field that is typed in when Caps Lock is on', async () => {
    const { page, newPin } = await open(change);
    await newPin.focus();
    await newPin.dispatchEvent('keyup', { key: 'A', modifierCapsLock: true });
    expect(await page.getByText('大写锁定已打开').count()).toBe(1);
    expect(await newPin.locator('xpath=..').getByText('大写锁定已打开').isVisible()).toBe(true);
  });
});

describe('unlocking the PIN', () => {
  it('says what the unblocking PIN is and what several wrong ones do, and sets the new PIN', async () => {
    const { page, status, fill } = await open(unblock, ['done']);
    expect(await page.getByText(/发证机构提供.*多次输错后它也会锁定/).isVisible()).toBe(true);
    await fill('87654321', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toContain('PIN 码已解锁');
    expect(await calls()).toEqual([{ method: 'pin/unblockPin', token: 'party-a', pins: ['87654321', '86427531'] }]);
    expect(await reports()).toEqual([{ kind: 'pin-set' }]);
  });

  it('may set the PIN to what the unblocking PIN is: they are two', async () => {
    const { page, fill } = await open(unblock, ['done']);
    await fill('86427531', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(reports).toEqual([{ kind: 'pin-set' }]);
  });

  it('lets a wrong unblocking PIN be typed again by its user, with what is at stake', async () => {
    const { page, status, fill } = await open(unblock, [
      UnblockingPinIncorrect({ triesLeft: null }).toJSON(),
      UnblockingPinIncorrect({ triesLeft: 1 }).toJSON(),
    ]);
    await fill('00000000', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toBe('解锁 PIN 码不正确。');
    await fill('00000000', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/最后一次机会.*只能由发证机构处理/);
    expect(await calls()).toHaveLength(2);
  });

  it.each([
    ['no try is left', UnblockingPinIncorrect({ triesLeft: 0 }).toJSON()],
    ['the unblocking PIN is locked', UnblockingPinLocked({}).toJSON()],
  ])('ends when %s', async (_, answer) => {
    const { page, status, fill } = await open(unblock, [answer]);
    await fill('00000000', '86427531');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/解锁 PIN 码已锁定.*发证机构/);
    expect(await reports()).toMatchObject([{ kind: 'failed', error: { code: 'token.unblocking-pin-locked' } }]);
  });
});

describe('the page for a new PIN', () => {
  it.each([
    ['zh-CN', 'light', change],
    ['zh-CN', 'high-contrast', unblock],
    ['en', 'dark', change],
    ['en', 'light', unblock],
  ] as const)(
    'fits its window and can be read by everyone (%s, %s)',
    async (locale, theme, request) => {
      const wrong = request.task === 'change' ? PinUnfit({}) : UnblockingPinIncorrect({ triesLeft: 1 });
      const { page, status, fill } = await open(request, [wrong.toJSON(), 'crash'], { locale, theme });
      const isRight = async () => {
        expect(await dialog.clipped()).toEqual([]);
        expect(await dialog.violations()).toEqual([]);
      };
      await isRight();
      await fill('24681357', '11111111', '1112');
      await isRight();
      await fill('24681357', '86427531');
      await isRight();
      await page.keyboard.press('Enter');
      await expect.poll(() => status.textContent()).not.toBe('');
      await isRight();
      await fill('24681357', '86427531');
      await page.keyboard.press('Enter');
      await page.locator('.form.over').waitFor();
      await isRight();
    },
    SLOW,
  );

  it('can be scrolled to its last field at 200 %', async () => {
    const { page, repeat } = await open(unblock, [], { locale: 'en' });
    await page.setViewportSize({ width: 320, height: 300 });
    await repeat.scrollIntoViewIfNeeded();
    expect(await repeat.isVisible()).toBe(true);
    const across = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(across).toBe(0);
    const { height = 0, y = 0 } = (await page.locator('footer').boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual(300);
  });
});
