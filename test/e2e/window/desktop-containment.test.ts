/** What a page of the desktop app cannot do, even one that a plugin's fault or a hostile document has taken over. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenWindow, openWindow } from './open-window.ts';
import { desktop } from './shells.ts';
import { PARTY_A, WorkbenchPage } from './workbench-page.ts';

const SLOW = 120_000;

describe.skipIf(desktop.path === undefined)('a page of the desktop app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  const profile = join(folder, 'profile');
  let window: OpenWindow;
  let outside: Server;
  let address: string;
  const visitors: string[] = [];

  beforeAll(async () => {
    outside = createServer((request, response) => {
      visitors.push(request.url ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.end('outside');
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    window = await openWindow('electron', { profile }, desktop.path);
    await window.page.getByText('打开 PDF 文件').first().waitFor();
  }, SLOW);
  afterAll(async () => {
    await window?.close();
    outside?.close();
    rmSync(folder, { recursive: true, force: true });
  }, SLOW);

  const inPage = <R, A>(act: (argument: A) => R, argument?: A) =>
    window.page.evaluate(act as never, argument) as Promise<Awaited<R>>;

  test('has no Node and nothing of Electron but the object of its preload script', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'];
    const found = await inPage((all: string[]) => all.filter((name) => name in globalThis), names);
    expect(found).toEqual([]);
    expect(await inPage(() => Object.keys(globalThis).filter((name) => name.startsWith('sealwright')))).toEqual([
      'sealwrightDesktop',
    ]);
  });

  test('runs no code that is made of text', async () => {
    // In a task of the page's own: what the debugger runs itself is free to do so.
    const refused = await inPage(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            try {
              resolve(new Function('return "ran"')());
            } catch (fault) {
              resolve((fault as Error).name);
            }
          });
        }),
    );
    expect(refused).toBe('EvalError');
    const ran = await inPage(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.head.append(script);
      return 'inlineRan' in globalThis;
    });
    expect(ran).toBe(false);
  });

  test('reaches nothing outside of the program', async () => {
    const failed = await inPage(
      (target: string) =>
        Promise.all([
          fetch(target).then(
            () => 'reached',
            () => 'refused',
          ),
          new Promise((resolve) => {
            const image = new Image();
            image.onload = () => resolve('reached');
            image.onerror = () => resolve('refused');
            image.src = `${target}/picture`;
          }),
          new Promise((resolve) => {
            try {
              const socket = new WebSocket(target.replace('http', 'ws'));
              socket.onopen = () => resolve('reached');
              socket.onerror = () => resolve('refused');
            } catch {
              resolve('refused');
            }
          }),
          navigator.sendBeacon(`${target}/beacon`, 'x') ? 'queued' : 'refused',
        ]),
      address,
    );
    expect(failed.slice(0, 3)).toEqual(['refused', 'refused', 'refused']);
    await window.page.waitForTimeout(500);
    expect(visitors).toEqual([]);
  });

  test('cannot leave, and opens no window', async () => {
    const before = window.page.url();
    expect(await inPage((target: string) => globalThis.open(target) === null, address)).toBe(true);
    await inPage((target: string) => {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
    await inPage(() => {
      location.href = 'file:///etc/passwd';
    });
    await inPage(() => {
      location.href = 'sealwright://pin/';
    });
    await window.page.waitForTimeout(500);
    expect(window.page.url()).toBe(before);
    expect(visitors).toEqual([]);
  });

  test('frames nothing, not even the PIN page', async () => {
    const loaded = await inPage(
      (targets: string[]) =>
        Promise.all(
          targets.map(
            (target) =>
              new Promise((resolve) => {
                const frame = document.createElement('iframe');
                frame.onload = () => {
                  let inside: string | undefined;
                  try {
                    inside = frame.contentDocument?.body?.textContent ?? undefined;
                  } catch {
                    inside = undefined;
                  }
                  frame.remove();
                  resolve(inside ?? 'closed');
                };
                frame.src = target;
                document.body.append(frame);
                setTimeout(() => resolve('closed'), 2_000);
              }),
          ),
        ),
      [address, 'sealwright://pin/', 'file:///etc/passwd'],
    );
    expect(loaded).not.toContain('outside');
    for (const each of loaded) expect(['closed', '']).toContain(each);
    expect(visitors).toEqual([]);
  });

  test('gives frames of its own nothing, and makes no web views', async () => {
    const found = await inPage(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as object;
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      document.body.append(view);
      const seen = [
        'sealwrightDesktop' in inner,
        'require' in inner,
        'process' in inner,
        'getWebContentsId' in view,
        view instanceof HTMLUnknownElement || view.constructor === HTMLElement,
      ];
      frame.remove();
      view.remove();
      return seen;
    });
    expect(found).toEqual([false, false, false, false, true]);
  });

  test('finds no file but those of its own page, by whatever address', async () => {
    const own = new Set(['sealwright://workbench/', 'sealwright://workbench/mark.svg']);
    const addresses = [
      ...own,
      'sealwright://workbench/index.html',
      'sealwright://workbench/../electron/main.cjs',
      'sealwright://workbench/%2e%2e/electron/main.cjs',
      'sealwright://workbench/..%2felectron%2fmain.cjs',
      'sealwright://workbench/assets/..%5c..%5celectron%5cmain.cjs',
      'sealwright://workbench//etc/passwd',
      'sealwright://workbench/constructor',
      'sealwright://pin/',
      'sealwright://print/1/',
      'sealwright://elsewhere/',
      'file:///etc/passwd',
    ];
    const found = await inPage(async (all: string[]) => {
      const reached: string[] = [];
      for (const each of all) {
        const isThere = await fetch(each).then(
          ({ ok }) => ok,
          () => false,
        );
        if (isThere) reached.push(each);
      }
      return reached;
    }, addresses);
    expect(found).toEqual([...own]);
  });

  test('gets no permission of a browser but that of showing notices', async () => {
    const answers = await inPage(async () => {
      const rejected = (promise: Promise<unknown> | undefined) =>
        promise?.then(
          () => 'granted',
          () => 'refused',
        ) ?? 'refused';
      return Promise.all([
        rejected(navigator.mediaDevices?.getUserMedia({ audio: true })),
        rejected(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
        Notification.requestPermission(),
        rejected(navigator.clipboard.readText()),
        rejected(
          (navigator as { usb?: { requestDevice(o: object): Promise<unknown> } }).usb?.requestDevice({ filters: [] }),
        ),
        rejected(navigator.mediaDevices?.getDisplayMedia({ video: true })),
        rejected(navigator.requestMIDIAccess?.({ sysex: true })),
        rejected((globalThis as { queryLocalFonts?(): Promise<unknown> }).queryLocalFonts?.()),
      ]);
    });
    expect(answers).toEqual(['refused', 'refused', 'granted', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });

  test('has its calls checked: what does not fit is refused and logged', async () => {
    const told = await inPage(() => {
      const { sealwrightDesktop: api } = globalThis as unknown as {
        sealwrightDesktop: {
          openExternal(address: unknown): Promise<unknown>;
          pickFiles(options: unknown): Promise<unknown>;
        };
      };
      const code = (promise: Promise<unknown>) => promise.catch((fault: { code?: string }) => fault.code);
      return Promise.all([
        code(api.pickFiles({ title: 1, many: 'yes', filters: 'all' })),
        code(api.openExternal({ href: 'https://example.com' })),
        api.openExternal('file:///etc/passwd'),
        api.openExternal('javascript:alert(1)'),
      ]);
    });
    expect(told).toEqual(['rpc.invalid', 'rpc.invalid', false, false]);
    const printed = await inPage(() => {
      const { sealwrightDesktop: api } = globalThis as unknown as {
        sealwrightDesktop: { printing: { addPage(job: unknown, page: unknown): Promise<unknown> } };
      };
      const code = (page: unknown) =>
        api.printing.addPage('../..', page).catch((fault: { code?: string }) => fault.code);
      return Promise.all([
        code({ width: 210, height: 297, picture: Uint8Array.of(0x89, 0x50) }),
        code({ width: '210mm; } * { ', height: 297, picture: Uint8Array.of(0x89, 0x50) }),
        code({ width: 210, height: 297, picture: '<script>' }),
      ]);
    });
    expect(printed).toEqual(['desktop.print-job-gone', 'rpc.invalid', 'rpc.invalid']);
    expect(readFileSync(join(profile, 'logs', 'desktop.log'), 'utf8')).toContain('rpc.invalid');
  });

  test('keeps its place on the screen for the next start', async () => {
    await inPage(() => {
      const { sealwrightDesktop: api } = globalThis as unknown as { sealwrightDesktop: { window: { close(): void } } };
      api.window.close();
    });
    await expect.poll(() => existsSync(join(profile, 'desktop', 'window.json'))).toBe(true);
  });
});

// Without Electron: `shells.ts` says so loudly.
describe.skipIf(desktop.path === undefined)('the PIN window of the desktop app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-window-'));
  let window: OpenWindow;
  let dialog: Frame;

  beforeAll(async () => {
    window = await openWindow('electron', { profile: join(folder, 'profile') }, desktop.path);
    const workbench = new WorkbenchPage(window);
    await workbench.openSample('工作量进度确认表');
    await workbench.chooseSeal(PARTY_A.seal);
    await workbench.place(1, 60, 60);
    await window.page.keyboard.press('Escape');
    await workbench.submit();
    dialog = await window.pinDialog();
  }, SLOW);
  afterAll(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  }, SLOW);

  test('has one way out, for its two ports, and none to the network', async () => {
    expect(dialog.url()).toBe('sealwright://pin/');
    const names = await dialog.evaluate(() =>
      Object.keys(globalThis).filter(
        (name) => name.startsWith('sealwright') || name === 'process' || name === 'require',
      ),
    );
    expect(names).toEqual(['sealwrightPin']);
    const reached = await dialog.evaluate(() =>
      Promise.all(
        ['https://example.com/', 'sealwright://workbench/', 'sealwright://pin/index.html'].map((address) =>
          fetch(address).then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ),
    );
    expect(reached).toEqual(['refused', 'refused', 'refused']);
  });

  test('may show no notices', async () => {
    expect(await dialog.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  test('shares no storage with the workbench', async () => {
    await window.page.evaluate(() => localStorage.setItem('mark', 'of the workbench'));
    expect(await dialog.evaluate(() => localStorage.getItem('mark'))).toBeNull();
  });

  test('runs in a process of its own', async () => {
    const reload = window.page.evaluate(() => {
      const until = Date.now() + 1_500;
      while (Date.now() < until);
    });
    // While the workbench's page is busy, the PIN page answers.
    const first = await Promise.race([reload.then(() => 'workbench'), dialog.evaluate(() => 'PIN page')]);
    expect(first).toBe('PIN page');
    await reload;
  });
});
