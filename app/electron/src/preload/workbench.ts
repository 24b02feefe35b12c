/** Preload script of the workbench window: puts `DesktopApi` into the page, and nothing else. */
import type { RpcClient } from '@sealwright/core/api';
import { type DesktopApi, PLUGIN_HOST_PORT } from '@sealwright/shell/protocol';
import * as electron from 'electron';
import { type CallAnswer, DESKTOP_CALL, DESKTOP_EVENT } from '../common-channels.ts';
import type { DesktopEvent, desktopRpc } from '../common-desktop-rpc.ts';
import { type Relay, relay } from './relay.ts';

type Calls = RpcClient<typeof desktopRpc>;
type Result<M extends keyof Calls> = Awaited<ReturnType<Calls[M]>>;

const { contextBridge, ipcRenderer } = electron;

/** Rejects with the record of a typed error: an error itself would lose its fields on the way into the page. */
async function call<M extends keyof Calls>(method: M, ...args: Partial<Parameters<Calls[M]>>): Promise<Result<M>> {
  const answer: CallAnswer = await ipcRenderer.invoke(DESKTOP_CALL, method, args);
  if ('error' in answer) throw answer.error;
  return answer.value as Result<M>;
}

/** For calls whose caller waits for nothing; what is refused stands in the program's log. */
function tell<M extends keyof Calls>(method: M, ...args: Partial<Parameters<Calls[M]>>): void {
  call(method, ...args).catch(() => {});
}

const windowState = relay<Extract<DesktopEvent, { kind: 'window-state' }>['state']>();
const hostState = relay<Extract<DesktopEvent, { kind: 'host-state' }>['state']>();
const menuItem = relay<string>();
const openFiles = relay<readonly string[]>();
let mayClose: Parameters<DesktopApi['window']['onCloseRequest']>[0] = async () => true;

ipcRenderer.on(DESKTOP_EVENT, (_, event: DesktopEvent) => {
  switch (event.kind) {
    case 'window-state':
      return windowState.pass(event.state);
    case 'host-state':
      return hostState.pass(event.state);
    case 'menu-item':
      return menuItem.pass(event.id);
    case 'open-files':
      return openFiles.pass(event.paths);
    case 'close-request':
      // A page that cannot answer must not trap its user.
      return void mayClose(event.isLast)
        .catch(() => true)
        .then((answer) => tell('answerClose', answer));
  }
});
ipcRenderer.on(PLUGIN_HOST_PORT, ({ ports }) => window.postMessage(PLUGIN_HOST_PORT, location.origin, [...ports]));

const api: DesktopApi = {
  platform: process.platform as DesktopApi['platform'],
  version: process.argv.find((word) => word.startsWith('--app-version='))?.slice('--app-version='.length) ?? '',
  requestPluginHost: () => tell('requestPluginHost'),
  onHostState: (listener) => watch(hostState, listener),
  restartHost: () => tell('restartHost'),
  log: (level, message) => tell('log', level, message.slice(0, 5_000)),
  window: {
    minimise: () => tell('minimise'),
    toggleMaximise: () => tell('toggleMaximise'),
    close: () => tell('close'),
    onState: (listener) => watch(windowState, listener),
    onCloseRequest: (listener) => {
      mayClose = listener;
    },
  },
  setAppearance: (appearance) => tell('setAppearance', appearance),
  setMenuBar: (menus) => tell('setMenuBar', menus),
  setTray: (items) => tell('setTray', items ?? null),
  onMenuItem: menuItem.listen,
  onOpenFiles: (listener) => {
    const stop = openFiles.listen(listener);
    tell('listen');
    return stop;
  },
  pathOf: (file) => pathOf(file) || undefined,
  pickFiles: (options) => call('pickFiles', options),
  pickSavePath: async (options) => (await call('pickSavePath', options)) ?? undefined,
  revealFile: (path) => tell('revealFile', path),
  openExternal: (address) => call('openExternal', address),
  printing: {
    begin: (title) => call('beginPrint', title),
    addPage: (job, page) => call('addPrintedPage', job, page),
    print: (job) => call('print', job),
    end: (job) => tell('endPrint', job),
  },
  openInReader: (pdf, title) => call('openInReader', pdf, title),
  setProgress: (share) => tell('setProgress', share ?? null),
};
contextBridge.exposeInMainWorld('sealwrightDesktop', api);

/** Asks for the present state with every listener: what was told before the page was there is lost. */
function watch<T>(states: Relay<T>, listener: (state: T) => void): () => void {
  const stop = states.listen(listener);
  tell('watch');
  return stop;
}

/** Electron 32 took the path off the file; before 29 there was no other way to it. */
function pathOf(file: File): string {
  const { webUtils } = electron as Partial<typeof electron>;
  return webUtils ? webUtils.getPathForFile(file) : ((file as { path?: string }).path ?? '');
}
