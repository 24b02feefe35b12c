import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { sharedChromium } from './chromium.ts';
import { CALM, defaultDist, environment, kill, OPENING, orUndo, SIZE } from './opening.ts';
import { prepareProfile } from './prepare-profile.ts';
import type { OpenWindow, WindowOptions } from './shell-window.ts';

/** The server of the browser's workbench, and the address that lets one browser in. */
export async function startServer(options: WindowOptions) {
  const { dist = defaultDist() } = options;
  prepareProfile(options);
  const words = options.offline ? [join(dist, 'cli.js'), 'offline'] : [join(dist, 'serve.js')];
  const server = spawn(process.execPath, [...words, '--no-open'], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { server, address: await orUndo(addressFrom(server.stdout), () => server.kill()) };
}

/** The workbench of `sealwright serve` in a context of its own. */
export async function openInBrowser(options: WindowOptions): Promise<OpenWindow> {
  const { size = SIZE, scale = 1 } = options;
  const { server, address } = await startServer(options);
  const ended = once(server, 'exit');
  const browser = await orUndo(sharedChromium(), () => server.kill());
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    locale: options.locale ?? 'zh-CN',
    reducedMotion: CALM,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const close = async () => {
    server.kill('SIGTERM');
    await Promise.all([context.close(), ended]);
  };
  const page = await context.newPage();
  await orUndo(page.goto(address, OPENING), close);
  return {
    kind: 'browser',
    page,
    async pinDialog() {
      const element = await page.waitForSelector('iframe', { state: 'visible' });
      const frame = await element.contentFrame();
      if (!frame) throw new Error('the PIN frame is gone');
      await frame.waitForSelector('input');
      return frame;
    },
    async chooseFile(path, act) {
      await act();
      const dialog = page.getByRole('dialog').filter({ has: page.getByRole('listbox') });
      await dialog.getByRole('button', { name: '主文件夹' }).waitFor();
      const folder = dialog.getByRole('textbox', { name: '文件夹' });
      await folder.fill(dirname(path));
      await folder.press('Enter');
      const name = dialog.getByRole('textbox', { name: '文件名' });
      if ((await name.count()) > 0) {
        await name.fill(basename(path));
        await name.press('Enter');
      } else {
        const file = page.getByText(basename(path), { exact: true });
        await dialog.getByRole('option').filter({ has: file }).dblclick();
      }
    },
    askedForFile: async () => undefined,
    pluginHost: async () => childrenOf(server.pid!).find(({ command }) => command.includes('plugin-host'))!.pid,
    drivers: async () =>
      childrenOf(server.pid!)
        .filter(({ command }) => command.includes('driver-process'))
        .map(({ pid }) => pid),
    async clickClose() {
      await page.close({ runBeforeUnload: true });
    },
    printed: async (act) => [await printedByBrowser(page, act)],
    async killAll() {
      for (const { pid } of childrenOf(server.pid!)) kill(pid);
      server.kill('SIGKILL');
      await Promise.all([ended, context.close()]);
    },
    close,
  };
}

/** The browser gets a PDF by an address of its own. An empty page takes its place: headless Chromium dies of printing a PDF. */
async function printedByBrowser(page: Page, act: () => Promise<void>): Promise<Buffer> {
  await page.evaluate(() => {
    const give = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      if (blob.type !== 'application/pdf') return give(blob);
      Object.assign(globalThis, { printed: blob });
      URL.createObjectURL = give;
      return give(new Blob([], { type: 'text/html' }));
    };
  });
  await act();
  await page.waitForFunction(() => 'printed' in globalThis);
  // The page takes no keys while a print is begun.
  const frame = await page.locator('iframe').last().elementHandle();
  await (await frame?.contentFrame())?.waitForURL(/^blob:/);
  const base64 = await page.evaluate(async () => {
    const blob = (globalThis as unknown as { printed: Blob }).printed;
    Reflect.deleteProperty(globalThis, 'printed');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}

async function addressFrom(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) if (/^http:\/\//.test(line)) return line;
  throw new Error('the server ended without an address');
}

function childrenOf(parent: number): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'latin1');
        const parentOf = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
        const command = readFileSync(`/proc/${name}/cmdline`, 'latin1');
        return parentOf === parent ? [{ pid: Number(name), command }] : [];
      } catch {
        return []; // ended meanwhile
      }
    });
}
