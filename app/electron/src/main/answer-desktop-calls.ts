import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { answerCalls, type RpcImplementation, RpcInvalid, SealwrightError } from '@sealwright/core/api';
import { RpcInternal } from '@sealwright/core/rpc';
import type { LogFile, PluginHostState, PluginHostSupervisor } from '@sealwright/shell/node';
import { type DesktopHostState, PLUGIN_HOST_PORT } from '@sealwright/shell/protocol';
import { type BrowserWindow, shell } from 'electron';
import { type CallAnswer, DESKTOP_CALL } from '../common-channels.ts';
import { desktopRpc } from '../common-desktop-rpc.ts';
import { externalAddress, isSentFrom, WORKBENCH_ORIGIN } from './addresses.ts';
import { pickFiles, pickSavePath } from './native-dialogs.ts';
import type { PdfReader } from './pdf-reader.ts';
import type { PrintJobs } from './printing/print-jobs.ts';
import type { TrayIcon } from './tray/tray-icon.ts';
import type { UtilityPluginHost } from './utility-plugin-host.ts';
import type { WorkbenchWindow } from './workbench-window.ts';

export interface DesktopSurroundings {
  readonly hosts: PluginHostSupervisor<UtilityPluginHost>;
  readonly log: LogFile;
  readonly printing: PrintJobs;
  readonly reader: PdfReader;
  readonly tray: TrayIcon;
}

/**
 * Answers the window's preload script. A call reaches the program when it comes from the main frame of the workbench's own
 * page and fits its schema; all others are refused and logged.
 */
export function answerDesktopCalls(workbench: WorkbenchWindow, surroundings: DesktopSurroundings): void {
  const { hosts, log, printing } = surroundings;
  const { window } = workbench;
  // Before a port into the plugin host is given: pages refuse ports while none is known to run.
  const listening = hosts.onDidChange((state) => workbench.tellHost(plainState(state)));
  const handler = answerCalls(desktopRpc, answers(workbench, surroundings));
  window.webContents.ipc.handle(DESKTOP_CALL, async (event, method: unknown, args: unknown): Promise<CallAnswer> => {
    try {
      if (!isSentFrom(WORKBENCH_ORIGIN, event.senderFrame) || typeof method !== 'string' || !Array.isArray(args)) {
        throw RpcInvalid({ method: 'desktop', part: 'method', place: '' });
      }
      const signal = new AbortController().signal;
      return { value: await handler.call(method, args, { signal, progress: () => {} }) };
    } catch (fault) {
      const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      log.write({ time: new Date(), plugin: 'shell', level: 'error', message });
      const error = fault instanceof SealwrightError ? fault : RpcInternal({ method: `desktop/${String(method)}` });
      return { error: error.toJSON() };
    }
  });
  // A page that is gone ends no job of its own.
  window.webContents.on('did-navigate', () => printing.endAll(window));
  window.once('closed', () => printing.endAll(window));
  window.once('closed', () => void listening.dispose());
}

function answers(
  workbench: WorkbenchWindow,
  { hosts, log, printing, reader, tray }: DesktopSurroundings,
): RpcImplementation<typeof desktopRpc> {
  const { window } = workbench;
  return {
    requestPluginHost: portGiver(window, hosts),
    restartHost: () => hosts.start(),
    log: (level, message) => log.write({ time: new Date(), plugin: 'window', level, message }),
    watch() {
      workbench.tellFrame();
      workbench.tellHost(plainState(hosts.state));
    },
    listen: () => workbench.startListening(),
    minimise: () => window.minimize(),
    toggleMaximise: () => (window.isMaximized() ? window.unmaximize() : window.maximize()),
    close: () => window.close(),
    answerClose: (mayClose) => workbench.answerClose(mayClose),
    setAppearance: (look) => workbench.setAppearance(look),
    setMenuBar: (menus) => workbench.setMenuBar(menus),
    setTray: (items) => tray.setItems(items ?? undefined),
    pickFiles: (options) => pickFiles(window, options),
    pickSavePath: (options) => pickSavePath(window, options),
    revealFile(path) {
      if (isAbsolute(path) && existsSync(path)) shell.showItemInFolder(path);
    },
    async openExternal(address) {
      const allowed = externalAddress(address);
      if (allowed !== undefined) await shell.openExternal(allowed);
      return allowed !== undefined;
    },
    openInReader: (pdf, title) => reader.open(pdf, title),
    beginPrint: (title) => printing.begin(title, window),
    addPrintedPage: (job, page) => printing.get(job).add(page),
    print: (job) => printing.print(job, window),
    endPrint: (job) => printing.end(job),
    setProgress: (share) => window.setProgressBar(share ?? -1),
  };
}

/**
 * Gives the page a port to the plugin host: now or when it runs, also after it was given up and started by hand. A page
 * that was loaded anew meanwhile gets the port that the one before was waiting for.
 */
function portGiver(window: BrowserWindow, hosts: DesktopSurroundings['hosts']): () => void {
  let isWaiting = false;
  const give = (state: typeof hosts.state) => {
    if (state.state !== 'running') return;
    isWaiting = false;
    window.webContents.postMessage(PLUGIN_HOST_PORT, null, [state.process.openWindow()]);
  };
  const listening = hosts.onDidChange((state) => isWaiting && give(state));
  window.once('closed', () => void listening.dispose());
  return () => {
    isWaiting = true;
    give(hosts.state);
  };
}

function plainState(state: PluginHostState<UtilityPluginHost>): DesktopHostState {
  return state.state === 'failed' ? { state: 'failed', error: state.error.toJSON() } : { state: state.state };
}
