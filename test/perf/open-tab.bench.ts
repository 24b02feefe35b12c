/**
 * The lists of 我的签署 in the window, of a company with many contracts on PostgreSQL: from the click on a tab to the frame in
 * which its rows stand, in each shell that is here. The peer is the same list, asked of the platform by plain HTTP.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServerDatabase } from '../../platform/src/database/index.ts';
import { newPostgresDatabase, vacuumed } from '../../platform/src/testing/postgres-cluster.ts';
import { PARTY_B } from '../../plugins/demo-company/src/demo-companies.ts';
import { CommandLine } from '../e2e/command-line.ts';
import { CompanyWalk } from '../e2e/guide/company-walk.ts';
import { endSharedChromium } from '../e2e/window/chromium.ts';
import { type OpenWindow, openWindow, type ShellKind } from '../e2e/window/open-window.ts';
import { desktop, SHELLS } from '../e2e/window/shells.ts';
import { PlatformProgram } from '../platform/platform-program.ts';
import { report, timing } from './measure.ts';
import { companyOf, seedVouchers, tokenOf } from './seed-vouchers.ts';

const VOUCHERS = Number(process.env.SEALWRIGHT_BENCH_VOUCHERS ?? 100_000);
/** Each begins as many of them. No divisor of 20, so that each has all kinds; see `seedVouchers`. */
const COMPANIES = 3;
const RUNS = 20;
const TABS = { todo: '待我办理', initiated: '我发起的', signed: '我签署的', cc: '抄送我的', draft: '我的草稿' };
/** The holder of the demo key is this one of the companies. */
const ME = companyOf(1);
const headers = { authorization: `Bearer ${tokenOf(ME)}` };

/** Runs in the page. */
const WATCH_FOR_OTHER_ROWS = `window.tookToRows = new Promise((resolve) => {
  let clicked;
  const rows = () => [...document.querySelectorAll('tr[data-row-key]')].filter((row) => row.checkVisibility());
  const before = new Set(rows().map((row) => row.dataset.rowKey));
  const look = (now) => {
    const shown = rows();
    const isOther = shown.length === 10 && !shown.some((row) => before.has(row.dataset.rowKey));
    if (clicked !== undefined && isOther) resolve(now - clicked);
    else requestAnimationFrame(look);
  };
  addEventListener('click', ({ timeStamp }) => { clicked = timeStamp; }, { capture: true, once: true });
  requestAnimationFrame(look);
}); undefined`;

const demo = new CommandLine();
const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
let platform: PlatformProgram | undefined;
try {
  const [url] = await Promise.all([newPostgresDatabase(), demo.json(['demo'])]);
  const database = await openServerDatabase({ url });
  await seedVouchers(database, { companies: COMPANIES, vouchers: VOUCHERS });
  await database.close();
  await vacuumed(url);
  const given = { SEALWRIGHT_PLATFORM_DATA: folder, SEALWRIGHT_PLATFORM_DATABASE: url };
  const certificate = join(demo.profile, `plugins/demo-company/certificates/${PARTY_B.keyId}.pem`);
  PlatformProgram.enrol(given, ME, PARTY_B.name, certificate);
  platform = await PlatformProgram.start({ ...given, SEALWRIGHT_PLATFORM_RATE: '0' });
  for (const kind of SHELLS) await measure(kind, platform);
} finally {
  await endSharedChromium();
  await platform?.end();
  demo.dispose();
  rmSync(folder, { recursive: true });
}

async function measure(kind: ShellKind, { baseUrl }: PlatformProgram): Promise<void> {
  const settings = { 'workflow-platform.address': baseUrl };
  const window = await openWindow(kind, { profile: demo.profile, settings }, desktop.path);
  try {
    await new CompanyWalk(PARTY_B, { window, path: (name) => name }, false).enter();
    const times = new Map(Object.keys(TABS).map((tab) => [tab, { ours: [] as number[], peer: [] as number[] }]));
    // The first round makes connections and plans, and does not count. It ends where each round begins.
    for (let run = 0; run <= RUNS; run++) {
      for (const [tab, name] of Object.entries(TABS).reverse()) {
        const ours = await openTab(window, name);
        const peer = await ask(`${baseUrl}/vouchers?tab=${tab}&sort=-createdAt&page=1&pageSize=10`);
        if (run === 0) continue;
        times.get(tab)!.ours.push(ours);
        times.get(tab)!.peer.push(peer);
      }
    }
    for (const [tab, { ours, peer }] of times) {
      const total = await totalOf(`${baseUrl}/vouchers?tab=${tab}&page=1&pageSize=10`);
      const name = `${kind}: ${TABS[tab as keyof typeof TABS]} of ${total}`;
      report(name, { ours: timing(ours), peer: timing(peer) }, 'the list by plain HTTP');
    }
  } finally {
    await window.close();
  }
}

/** Milliseconds by the page's own clock. The rows of two lists are never the same ones. */
async function openTab({ page }: OpenWindow, name: string): Promise<number> {
  const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) });
  await tab.waitFor();
  await page.evaluate(WATCH_FOR_OTHER_ROWS);
  await tab.click();
  return page.evaluate<number>('window.tookToRows');
}

async function ask(address: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(address, { headers });
  const { items } = (await response.json()) as { readonly items: readonly unknown[] };
  if (items.length !== 10) throw new Error(`${response.status}, ${items.length} vouchers`);
  return performance.now() - began;
}

async function totalOf(address: string): Promise<number> {
  return ((await (await fetch(address, { headers })).json()) as { readonly total: number }).total;
}
