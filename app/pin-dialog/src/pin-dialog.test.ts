import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ErrorRecord, PinIncorrect, PinLocked, TokenRemoved, type UnlockRequest } from '@sealwright/core/api';
import type { PinPageContent, PinPageOutcome } from '@sealwright/shell/protocol';
import { PIN_PAGE_SIZE } from '@sealwright/shell/protocol';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const SLOW = 60_000;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** As strict as the desktop's. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'";
const FAKE = readFileSync(new URL('testing/fake-desktop.js', import.meta.url), 'utf8');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let folder: string;
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-pin-page-'));
  const root = fileURLToPath(new URL('..', import.meta.url));
  const options = { outDir: folder, emptyOutDir: true, target: 'chrome114', modulePreload: false as const };
  await build({ configFile: false, root, base: './', logLevel: 'warn', build: options });
  server = createServer(async ({ url = '/' }, response) => {
    const path = join(folder, new URL(url, 'http://page').pathname.replace(/\/$/, '/index.html'));
    const body = await readFile(path).catch(() => undefined);
    response.writeHead(body ? 200 : 404, {
      'Content-Type': TYPES[extname(path)] ?? 'text/plain',
      'Content-Security-Policy': POLICY,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
}, SLOW);
afterEach(() => page.close());
afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
}, SLOW);

const request: UnlockRequest = {
  driver: 'soft',
  holder: '示例供应商有限公司',
  token: { id: 'party-a', label: '网证通-F320078983', serial: 'F320078983', manufacturer: '网证通' },
  pin: { state: 'ok' },
  purpose: { action: 'sign', subject: '采购合同.pdf', digest: '3f2a'.repeat(16) },
};

type Login = { readonly session: string } | ErrorRecord | 'crash' | 'hang';

async function open(logins: readonly Login[], changes: Partial<PinPageContent> = {}, diesAtOnce = false) {
  page = await browser.newPage({ viewport: PIN_PAGE_SIZE });
  const content: PinPageContent = { request, locale: 'zh-CN', theme: 'light', ...changes };
  await page.addInitScript({
    content: `globalThis.pinTest = ${JSON.stringify({ content, logins, diesAtOnce })};\n${FAKE}`,
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.getByLabel(/^PIN/).waitFor();
  return { field: page.getByLabel(/^PIN/), status: page.getByRole('alert') };
}

interface Seen {
  readonly reports: readonly PinPageOutcome[];
  readonly pins: readonly { readonly token: string; readonly pin: string }[];
}
const seen = () => page.evaluate(() => (globalThis as unknown as { pinSeen: Seen }).pinSeen);
const reports = async () => (await seen()).reports;
const wrong = (triesLeft: number | null) => PinIncorrect({ triesLeft }).toJSON();

describe('the PIN page', () => {
  it('shows what is signed and with what, and has the field ready', async () => {
    const { field } = await open([]);
    expect(await page.getByRole('heading').textContent()).toBe('确认签署');
    for (const text of ['采购合同.pdf', '3f2a3f2a3f2a … 3f2a3f2a', '示例供应商有限公司', '网证通 · F320078983']) {
      expect(await page.getByText(text, { exact: true }).isVisible()).toBe(true);
    }
    expect(await page.locator('code').getAttribute('title')).toBe('3f2a'.repeat(16));
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.getAttribute('type')).toBe('password');
    expect(await page.getByRole('button', { name: '确定' }).isEnabled()).toBe(false);
  });

  it('logs in once with Enter, reports the session, and keeps nothing of the PIN', async () => {
    const { field } = await open([{ session: 's1' }]);
    await field.pressSequentially('12345678');
    await page.keyboard.press('Enter');
    await expect.poll(reports).toEqual([{ kind: 'session', session: 's1' }]);
    expect((await seen()).pins).toEqual([{ token: 'party-a', pin: '12345678' }]);
    expect(await field.inputValue()).toBe('');
    expect(await page.content()).not.toContain('12345678');
  });

  it('tells a wrong PIN with what is left, clears the field, and waits for its user', async () => {
    const { field, status } = await open([wrong(5), wrong(1), { session: 's1' }]);
    await field.fill('first');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toBe('PIN 码不正确。还可以输入 5 次。');
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await seen()).pins).toHaveLength(1);
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
  ])('ends when %s, after its user has read it', async (_, login, code, sentence) => {
    const { field, status } = await open([login]);
    await field.fill('12345678');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(sentence);
    expect(await field.isDisabled()).toBe(true);
    expect(await reports()).toEqual([]);
    await page.getByRole('button', { name: '关闭' }).click();
    await expect.poll(reports).toMatchObject([{ kind: 'failed', error: { code } }]);
    expect((await seen()).pins).toHaveLength(1);
  });

  it('gives a driver that hangs up at the deadline', async () => {
    const { field, status } = await open(['hang'], { deadline: 500 });
    await field.fill('12345678');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: '取消' }).isDisabled()).toBe(true);
    await expect.poll(() => status.textContent()).toContain('没有响应');
    await page.keyboard.press('Escape');
    await expect.poll(reports).toMatchObject([{ kind: 'failed', error: { code: 'rpc.deadline' } }]);
  });

  it('notices a driver that dies before anything was typed', async () => {
    const { field, status } = await open([], {}, true);
    await expect.poll(() => status.textContent()).toMatch(/驱动意外退出/);
    expect(await field.isDisabled()).toBe(true);
  });

  it('is cancelled by Escape, without a login', async () => {
    const { field } = await open([]);
    await field.fill('12345678');
    await page.keyboard.press('Escape');
    await expect.poll(reports).toEqual([{ kind: 'cancelled' }]);
    expect((await seen()).pins).toEqual([]);
  });

  it('warns before the first try where few are left, and takes none where the PIN is locked', async () => {
    const last = await open([], { request: { ...request, pin: { state: 'last-try' } } });
    expect(await last.status.textContent()).toContain('最后一次机会');
    await page.close();
    const few = await open([], { request: { ...request, pin: { state: 'few-left', triesLeft: 2 } } });
    expect(await few.status.textContent()).toContain('还可以输入 2 次');
    await page.close();
    const locked = await open([], { request: { ...request, pin: { state: 'locked' } } });
    expect(await locked.field.isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: '确定' }).isVisible()).toBe(false);
  });

  it('says when Caps Lock is on', async () => {
    const { field } = await open([]);
    await field.dispatchEvent('keyup', { key: 'A', modifierCapsLock: true });
    expect(await page.getByText('大写锁定已打开').isVisible()).toBe(true);
  });

  it('sends nothing that is too long for a PIN', async () => {
    const { field, status } = await open([]);
    await field.fill('合'.repeat(100));
    await page.keyboard.press('Enter');
    expect(await status.textContent()).toContain('过长');
    expect((await seen()).pins).toEqual([]);
  });

  it.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
    ['en', 'high-contrast'],
  ] as const)('fits its window and can be read by everyone (%s, %s)', async (locale, theme) => {
    const { field, status } = await open([wrong(1)], { locale, theme });
    await field.fill('wrong');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/PIN/);
    const clipped = await page.evaluate(() =>
      [document.documentElement, document.querySelector('.body')].map(
        (element) => (element?.scrollHeight ?? 0) - (element?.clientHeight ?? 0),
      ),
    );
    expect(clipped).toEqual([0, 0]);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
    );
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
