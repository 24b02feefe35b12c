import { PinIncorrect, PinLocked, TokenRemoved, type UnlockRequest } from '@sealwright/core/api';
import type { PinPageContent } from '@sealwright/shell/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type PinPage, type PinPages, pinPages } from './testing/pin-page.ts';

const SLOW = 60_000;

let pages: PinPages;
let dialog: PinPage;
beforeAll(async () => {
  pages = await pinPages();
}, SLOW);
afterEach(() => dialog.close());
afterAll(() => pages?.dispose(), SLOW);

const request: UnlockRequest = {
  driver: 'soft',
  holder: '示例供应商有限公司',
  token: { id: 'party-a', label: '网证通-F320078983', serial: 'F320078983', manufacturer: '网证通' },
  pin: { state: 'ok' },
  purpose: { action: 'sign', subject: '采购合同.pdf', digest: '3f2a'.repeat(16) },
};

async function open(answers: readonly Answer[], changes: Partial<PinPageContent> = {}, diesAtOnce = false) {
  dialog = await pages.open({ request, locale: 'zh-CN', theme: 'light', ...changes }, answers, { diesAtOnce });
  const { page, status } = dialog;
  return { page, status, field: page.getByLabel(/^PIN/) };
}

const reports = async () => (await dialog.seen()).reports;
const wrong = (triesLeft: number | null) => PinIncorrect({ triesLeft }).toJSON();

describe('the PIN page', () => {
  it('shows what is signed and with what, and has the field ready', async () => {
    const { page, field } = await open([]);
    expect(await page.getByRole('heading').textContent()).toBe('确认签署');
    for (const text of ['采购合同.pdf', '3f2a3f2a3f2a … 3f2a3f2a', '示例供应商有限公司', '网证通 · F320078983']) {
      expect(await page.getByText(text, { exact: true }).isVisible()).toBe(true);
    }
    expect(await page.locator('code').getAttribute('title')).toBe('3f2a'.repeat(16));
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.getAttribute('type')).toBe('password');
    expect(await page.getByRole('button', { name: '确定' }).isEnabled()).toBe(false);
  });

  it('shows names of files, people and devices as texts that change nothing around them', async () => {
    const { page } = await open([], {
      request: {
        ...request,
        holder: '<img src=x onerror=alert(1)>',
        device: { 'zh-CN': '财务\u200b部\u2066', en: '' },
        purpose: { action: 'sign', subject: '\u202efdp.合同\r\n设备 财务部' },
      },
    });
    const facts = await page.locator('dd > span').allTextContents();
    expect(facts).toEqual(['fdp.合同 设备 财务部', '<img src=x onerror=alert(1)>', '财务部']);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('names a device that is logged in to for itself once, as its user named it', async () => {
    const device = { 'zh-CN': '财务部的密钥', en: '' };
    const logIn = (subject: string) => ({
      request: { ...request, device, purpose: { action: 'log-in', subject } as const },
    });
    const own = await open([], logIn(request.token.label));
    expect(await own.page.locator('dt').allTextContents()).toEqual(['证书', '设备']);
    await dialog.close();
    const service = await open([], logIn('政务服务网'));
    expect(await service.page.locator('dt').allTextContents()).toEqual(['服务', '证书', '设备']);
  });

  it('logs in once with Enter, reports the session, and keeps nothing of the PIN', async () => {
    const { page, field } = await open([{ session: 's1' }]);
    await field.pressSequentially('12345678');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await dialog.seen()).closed).toBe(1);
    expect(await reports()).toEqual([{ kind: 'session', session: 's1' }]);
    expect((await dialog.seen()).calls).toEqual([{ method: 'pin/login', token: 'party-a', pins: ['12345678'] }]);
    expect(await field.inputValue()).toBe('');
    expect(await page.content()).not.toContain('12345678');
  });

  it('tells a wrong PIN with what is left, clears the field, and waits for its user', async () => {
    const { page, field, status } = await open([wrong(5), wrong(1), { session: 's1' }]);
    await field.fill('first');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toBe('PIN 码不正确。还可以输入 5 次。');
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await dialog.seen()).calls).toHaveLength(1);
    await field.fill('second');
    await page.getByRole('button', { name: '确定' }).click();
    await expect.poll(() => status.textContent()).toContain('最后一次机会');
    await field.fill('third');
    await page.keyboard.press('Enter');
    await expect.poll(reports).toEqual([{ kind: 'session', session: 's1' }]);
  });

  it.each([
    ['no try is left', wrong(0), 'token.pin-locked', /已锁定/],
    ['the driver says locked', PinLocked({}).toJSON(), 'token.pin-locked', /已锁定/],
    ['the device is pulled out', TokenRemoved({ token: 'party-a' }).toJSON(), 'token.removed', /已拔出/],
    ['the driver dies', 'crash' as const, 'rpc.closed', /驱动意外退出/],
  ])('ends when %s, and stays until its user has read it', async (_, login, code, sentence) => {
    const { page, field, status } = await open([login]);
    await field.fill('12345678');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(sentence);
    expect(await field.isVisible()).toBe(false);
    // Told by now: who closes the window by force is told the truth all the same.
    expect(await reports()).toMatchObject([{ kind: 'failed', error: { code } }]);
    expect((await dialog.seen()).closed).toBe(0);
    await page.getByRole('button', { name: '关闭' }).click();
    await expect.poll(async () => (await dialog.seen()).closed).toBe(1);
    expect(await reports()).toHaveLength(1);
    expect((await dialog.seen()).calls).toHaveLength(1);
  });

  it('gives a driver that hangs up at the deadline', async () => {
    const { page, field, status } = await open(['hang'], { deadline: 500 });
    await field.fill('12345678');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: '取消' }).isDisabled()).toBe(true);
    await expect.poll(() => status.textContent()).toContain('没有响应');
    expect(await reports()).toMatchObject([{ kind: 'failed', error: { code: 'rpc.deadline' } }]);
  });

  it('notices a driver that dies before anything was typed', async () => {
    const { field, status } = await open([], {}, true);
    await expect.poll(() => status.textContent()).toMatch(/驱动意外退出/);
    expect(await field.isVisible()).toBe(false);
  });

  it('is cancelled by Escape, without a login', async () => {
    const { page, field } = await open([]);
    await field.fill('12345678');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await dialog.seen()).closed).toBe(1);
    expect(await reports()).toEqual([{ kind: 'cancelled' }]);
    expect((await dialog.seen()).calls).toEqual([]);
  });

  it('warns before the first try where few are left, and takes none where the PIN is locked', async () => {
    const last = await open([], { request: { ...request, pin: { state: 'last-try' } } });
    expect(await last.status.textContent()).toContain('最后一次机会');
    await dialog.close();
    const few = await open([], { request: { ...request, pin: { state: 'few-left', triesLeft: 2 } } });
    expect(await few.status.textContent()).toContain('还可以输入 2 次');
    await dialog.close();
    const locked = await open([], { request: { ...request, pin: { state: 'locked' } } });
    expect(await locked.field.isVisible()).toBe(false);
    expect(await locked.page.getByRole('button', { name: '确定' }).isVisible()).toBe(false);
    expect(await locked.status.textContent()).not.toContain('我的设备');
  });

  it('says how to unlock a locked PIN where the device can be unlocked here', async () => {
    const token = { ...request.token, pinTasks: ['change', 'unblock'] as const };
    const { page, field, status } = await open([wrong(0)], { request: { ...request, token } });
    await field.fill('12345678');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/已锁定.*我的设备.*解锁 PIN 码/);
  });

  it('tells beforehand that a key wants its PIN for each signature, and what becomes of the PIN', async () => {
    const { page } = await open([], { request: { ...request, pinPerSignature: true } });
    expect(await page.getByText('每次签名都要求 PIN 码').isVisible()).toBe(true);
    expect(await page.getByText('本次提交后即清除').isVisible()).toBe(true);
    expect(await page.getByText('不会保存').count()).toBe(0);
    expect(await dialog.clipped()).toEqual([]);
  });

  it('says when Caps Lock is on', async () => {
    const { page, field } = await open([]);
    await field.dispatchEvent('keyup', { key: 'A', modifierCapsLock: true });
    expect(await page.getByText('大写锁定已打开').isVisible()).toBe(true);
  });

  it('sends nothing that is too long for a PIN', async () => {
    const { page, field, status } = await open([]);
    await field.fill('合'.repeat(100));
    await page.keyboard.press('Enter');
    expect(await status.textContent()).toContain('过长');
    expect((await dialog.seen()).calls).toEqual([]);
  });

  it.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
    ['en', 'high-contrast'],
  ] as const)('fits its window and can be read by everyone (%s, %s)', async (locale, theme) => {
    const { page, field, status } = await open([wrong(1), PinLocked({}).toJSON()], {
      request: { ...request, pinPerSignature: true, token: { ...request.token, pinTasks: ['unblock'] } },
      ...{ locale, theme },
    });
    expect(await dialog.clipped()).toEqual([]);
    await field.fill('wrong');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/PIN/);
    expect(await dialog.clipped()).toEqual([]);
    expect(await dialog.violations()).toEqual([]);
    await field.fill('wrong');
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'hidden' });
    expect(await dialog.clipped()).toEqual([]);
    expect(await dialog.violations()).toEqual([]);
  });
});
