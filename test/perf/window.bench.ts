/**
 * The window: start to first paint and to ready, click to first page, memory after many documents; in each shell that is
 * here. The peer of the start is the least that any such window must do: the same Electron, or the same browser, with a
 * page that is empty.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { DIST } from '../../scripts/bundle/freshness.ts';
import { root } from '../../scripts/bundle/root.ts';
import { endSharedChromium, launchChromium } from '../e2e/window/chromium.ts';
import { openDisplay } from '../e2e/window/display.ts';
import { startServer } from '../e2e/window/open-in-browser.ts';
import { type OpenWindow, openWindow, type ShellKind } from '../e2e/window/open-window.ts';
import { desktop, SHELLS } from '../e2e/window/shells.ts';
import { WorkbenchPage } from '../e2e/window/workbench-page.ts';
import { ms, timing } from './measure.ts';
import { writeSamplePdf } from './sample-documents.ts';

const RUNS = 20;
const MANY = 50;
/** Time after which a start is over for certain, in milliseconds. */
const SETTLED = 2_500;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
const profile = join(folder, 'profile');
const documents = [
  { name: '5 pages', path: join(folder, 'five.pdf'), pages: 5, ballast: 0 },
  { name: '1,000 pages', path: join(folder, 'thousand.pdf'), pages: 1_000, ballast: 0 },
  { name: '200 MB', path: join(folder, 'large.pdf'), pages: 5, ballast: 200_000_000 },
];

interface Start {
  readonly paint: number;
  readonly ready: number;
}

/** Milliseconds from the start of Electron's program. Nothing is attached to it before it is ready. */
async function startElectron(app: string, marks: readonly [string, string]): Promise<Start> {
  const display = await openDisplay('1280x720x24');
  const data = mkdtempSync(join(folder, 'data-'));
  const started = Date.now();
  const child = spawn(
    desktop.path as string,
    [
      app,
      '--remote-debugging-port=0',
      `--user-data-dir=${data}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { env: { ...process.env, SEALWRIGHT_HOME: profile, DISPLAY: display.name }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let port: string | undefined;
  child.stderr.on('data', (text) => {
    port ??= /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(String(text))?.[1];
  });
  try {
    while (!port) await setTimeout(50);
    await setTimeout(SETTLED);
    const [paint, ready] = await timesOfMarks(port, marks);
    return { paint: (paint ?? Number.NaN) - started, ready: (ready ?? Number.NaN) - started };
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    display.close();
  }
}

/** Moments of the marks, in milliseconds since 1970. By hand: playwright cannot attach itself to a running Electron 25. */
async function timesOfMarks(port: string, marks: readonly string[]): Promise<readonly number[]> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly {
    readonly type: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(targets.find(({ type }) => type === 'page')!.webSocketDebuggerUrl);
  await once(socket, 'open');
  const expression = `${JSON.stringify(marks)}.map((name) => performance.timeOrigin + performance.getEntriesByName(name)[0]?.startTime)`;
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } }));
  const [{ data }] = (await once(socket, 'message')) as [{ data: string }];
  socket.close();
  return JSON.parse(data).result.result.value;
}

/** Milliseconds from the start of the server, in a browser that runs already. */
async function startBrowser(browser: Browser): Promise<Start> {
  const started = performance.now();
  const { server, address } = await startServer({ profile });
  const served = performance.now() - started;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    const asked = Date.now();
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('sealwright:ready').length > 0);
    const at = (name: string) =>
      page.evaluate((mark) => performance.timeOrigin + performance.getEntriesByName(mark)[0]!.startTime, name);
    return {
      paint: served + (await at('sealwright:paint')) - asked,
      ready: served + (await at('sealwright:ready')) - asked,
    };
  } finally {
    await context.close();
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  }
}

function emptyApp(): string {
  const app = join(folder, 'empty');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{ "main": "main.js" }');
  writeFileSync(join(app, 'index.html'), '<!doctype html><script src="ready.js"></script>');
  writeFileSync(join(app, 'ready.js'), "performance.mark('paint'); performance.mark('ready');");
  writeFileSync(
    join(app, 'main.js'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow().loadFile('index.html'));",
  );
  return app;
}

async function measureStart(kind: ShellKind): Promise<void> {
  const browser = kind === 'browser' ? await launchChromium() : undefined;
  const ours: Start[] = [];
  const peers: Start[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const start = browser
      ? await startBrowser(browser)
      : await startElectron(join(root, DIST, 'electron'), ['sealwright:paint', 'sealwright:ready']);
    const peer = kind === 'electron' ? await startElectron(emptyApp(), ['paint', 'ready']) : undefined;
    // The first round warms the disk cache and does not count.
    if (run === 0) continue;
    ours.push(start);
    if (peer) peers.push(peer);
  }
  await browser?.close();
  console.log(`${kind}: start to first paint: ${ms(timing(ours.map(({ paint }) => paint)))}`);
  const ready = timing(ours.map((start) => start.ready));
  console.log(`${kind}: start to workbench ready: ${ms(ready)}`);
  if (peers.length > 0) {
    const peer = timing(peers.map((start) => start.ready));
    console.log(`  Electron with an empty page: ${ms(peer)}\n  ratio ${(ready.p50 / peer.p50).toFixed(2)}`);
  }
}

async function measureDocuments(kind: ShellKind): Promise<void> {
  const window = await openWindow(kind, { profile }, desktop.path);
  try {
    const workbench = new WorkbenchPage(window);
    for (const { name, path } of documents) {
      // From the list of recent documents: one click, no dialog in between.
      await workbench.openFile(path);
      await closeDocument(window);
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) times.push(await firstPage(window, workbench, path));
      console.log(`${kind}: click to first page, ${name}: ${ms(timing(times))}`);
    }
    const session = await window.page.context().newCDPSession(window.page);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    const resident = async () => residentMegabytes(await window.pluginHost());
    const before = [await heap(), await resident()] as const;
    for (let run = 0; run < MANY; run++) await firstPage(window, workbench, documents[0]!.path);
    const after = [await heap(), await resident()] as const;
    console.log(
      `${kind}: memory after ${MANY} documents were closed: window ${before[0].toFixed(0)} -> ${after[0].toFixed(0)} MB of heap, ` +
        `plugin host ${before[1].toFixed(0)} -> ${after[1].toFixed(0)} MB resident`,
    );
  } finally {
    await window.close();
  }
}

/**
 * Milliseconds from the click on the document in the list to the frame in which its first page stands, by the page's own
 * clock: what drives it from outside takes time of its own. The document is closed again.
 */
async function firstPage(window: OpenWindow, workbench: WorkbenchPage, path: string): Promise<number> {
  const name = path.split('/').at(-1)!;
  await window.page.getByRole('navigation').getByText('最近', { exact: true }).click();
  const row = window.page.getByText(name, { exact: true }).last();
  await row.waitFor();
  await window.page.evaluate(WATCH_FOR_FIRST_PAGE);
  await row.click();
  await workbench.firstPage();
  const took = await window.page.evaluate<number>('window.tookToFirstPage');
  await closeDocument(window);
  return took;
}

/** Runs in the page. */
const WATCH_FOR_FIRST_PAGE = `window.tookToFirstPage = new Promise((resolve) => {
  let clicked;
  const look = (now) => {
    const canvas = document.querySelector('[data-page-number="1"] canvas');
    if (clicked !== undefined && canvas?.checkVisibility()) resolve(now - clicked);
    else requestAnimationFrame(look);
  };
  addEventListener('click', ({ timeStamp }) => { clicked = timeStamp; }, { capture: true, once: true });
  requestAnimationFrame(look);
}); undefined`;

async function closeDocument(window: OpenWindow): Promise<void> {
  await window.page.keyboard.press('Control+w');
  await window.page.locator('[data-page-number="1"]').first().waitFor({ state: 'detached' });
}

function residentMegabytes(pid: number): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_000;
}

try {
  for (const { path, pages, ballast } of documents) await writeSamplePdf(path, pages, ballast);
  for (const kind of SHELLS) {
    await measureStart(kind);
    await measureDocuments(kind);
  }
} finally {
  await endSharedChromium();
  rmSync(folder, { recursive: true, force: true });
}
