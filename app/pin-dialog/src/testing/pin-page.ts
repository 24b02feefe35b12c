/** The built page in a browser, with a desktop around it whose driver answers as the test says. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ErrorRecord } from '@sealwright/core/api';
import type { PinPageContent, PinPageOutcome } from '@sealwright/shell/protocol';
import { pinPageSize } from '@sealwright/shell/protocol';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** As strict as the desktop's. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'";
const FAKE = readFileSync(new URL('fake-desktop.js', import.meta.url), 'utf8');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How the driver answers one call. */
export type Answer = { readonly session: string } | ErrorRecord | 'done' | 'crash' | 'hang';

/** What the desktop and the driver were told. */
export interface Seen {
  readonly reports: readonly PinPageOutcome[];
  readonly calls: readonly { readonly method: string; readonly token: string; readonly pins: readonly string[] }[];
  /** How often the page asked to be closed. */
  readonly closed: number;
}

export interface PinPage {
  readonly page: Page;
  readonly status: Locator;
  seen(): Promise<Seen>;
  /** Text that does not fit into its place, by how many pixels; empty where all does. */
  clipped(): Promise<readonly string[]>;
  /** Ids of what axe finds. */
  violations(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface PinPages {
  open(
    content: PinPageContent,
    answers?: readonly Answer[],
    options?: { readonly diesAtOnce?: boolean },
  ): Promise<PinPage>;
  dispose(): Promise<void>;
}

export async function pinPages(): Promise<PinPages> {
  const folder = await mkdtemp(join(tmpdir(), 'sealwright-pin-page-'));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const options = { outDir: folder, emptyOutDir: true, target: 'chrome114', modulePreload: false as const };
  await build({ configFile: false, root, base: './', logLevel: 'warn', build: options });
  const server = await serveFolder(folder);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    open: (content, answers = [], { diesAtOnce = false } = {}) =>
      openPage(browser, address, { content, answers, diesAtOnce }),
    async dispose() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(
  browser: Browser,
  address: string,
  test: { readonly content: PinPageContent; readonly answers: readonly Answer[]; readonly diesAtOnce: boolean },
): Promise<PinPage> {
  const page = await browser.newPage({ viewport: pinPageSize(test.content.request) });
  await page.addInitScript({ content: `globalThis.pinTest = ${JSON.stringify(test)};\n${FAKE}` });
  await page.goto(address);
  await page.getByRole('heading').waitFor();
  return {
    page,
    status: page.getByRole('alert'),
    seen: () => page.evaluate(() => (globalThis as unknown as { pinSeen: Seen }).pinSeen),
    clipped: () =>
      page.evaluate(() =>
        ['html', '.body', 'header', 'footer', '.label', '.note', '.status', 'button', 'footer p'].flatMap((selector) =>
          [...document.querySelectorAll(selector)]
            .map((each) => [each.scrollHeight - each.clientHeight, each.scrollWidth - each.clientWidth] as const)
            .filter(([down, across]) => down > 0 || across > 0)
            .map(([down, across]) => `${selector}: ${down}, ${across}`),
        ),
      ),
    async violations() {
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
      );
      return violations.map(({ id }) => id);
    },
    close: () => page.close(),
  };
}

async function serveFolder(folder: string): Promise<Server> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = join(folder, new URL(url, 'http://page').pathname.replace(/\/$/, '/index.html'));
    const body = await readFile(path).catch(() => undefined);
    response.writeHead(body ? 200 : 404, {
      'Content-Type': TYPES[extname(path)] ?? 'text/plain',
      'Content-Security-Policy': POLICY,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
