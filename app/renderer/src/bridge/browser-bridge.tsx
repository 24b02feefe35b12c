import { type Channel, connect, splitChannel, webSocketChannel } from '@sealwright/core/rpc';
import { browserShellRpc, WINDOW_MESSAGE_LIMIT, WINDOW_PARTS, WINDOW_SOCKET } from '@sealwright/shell/protocol';
import { createStore } from '@sealwright/ui';
import { BrowserOverlay } from './browser-files/browser-overlay.tsx';
import { createFileRequests } from './browser-files/file-requests.ts';
import type { ShownPinFrame } from './browser-files/pin-frame.tsx';
import type { BrowserShell } from './browser-shell.ts';
import { printInBrowser } from './print-in-browser.ts';
import { type HostTrouble, type ShellBridge, troubleOf } from './shell-bridge.ts';

/** The window in a browser: everything goes over one socket to the server that the page came from. */
export function browserBridge(): ShellBridge {
  const hostTrouble = createStore<HostTrouble | undefined>(() => undefined);
  const pinFrame = createStore<ShownPinFrame | undefined>(() => undefined);
  const files = createFileRequests();
  const shell = createStore<BrowserShell | undefined>(() => undefined);
  let openFiles: (paths: readonly string[]) => void = () => {};
  let look: Parameters<BrowserShell['setLook']>[0] | undefined;

  const attend = (part: BrowserShell) => {
    shell.setState(part, true);
    part
      .hostState({
        onProgress: (host) => hostTrouble.setState(troubleOf(host), true),
      })
      .catch(() => {});
    part
      .pinFrames({
        onProgress: (frame) => pinFrame.setState(frame.kind === 'show' ? frame : undefined, true),
      })
      // With the server, its PIN frame is gone, too.
      .catch(() => pinFrame.setState(undefined, true));
    part
      .takeFiles()
      .then((paths) => {
        if (paths.length === 0) return;
        quietly(part.gotFiles());
        openFiles(paths);
      })
      .catch(() => {});
    if (look) part.setLook(look).catch(() => {});
  };
  const quietly = (call: Promise<unknown> | undefined) => void call?.catch(() => {});

  return {
    kind: 'browser',
    isMac: /mac/i.test(navigator.platform),
    async connect() {
      const channel = await openSocket();
      const { workbench, shell: part } = splitChannel(channel, WINDOW_PARTS);
      attend(connect(part, browserShellRpc));
      return workbench;
    },
    hostTrouble,
    restartHost: () => quietly(shell.getState()?.restartHost()),
    log: (level, message) => quietly(shell.getState()?.log({ level, message: message.slice(0, 5_000) })),
    frame: undefined,
    guardClose(_guard, isBusy) {
      // A browser lets a page ask one question of the browser's own, and only here.
      addEventListener('beforeunload', (event) => {
        if (isBusy()) event.preventDefault();
      });
    },
    setAppearance({ theme, locale }) {
      look = { theme, locale };
      quietly(shell.getState()?.setLook(look));
    },
    menuBar: undefined,
    tray: undefined,
    onOpenFiles(listener) {
      openFiles = listener;
    },
    pickFiles: (options) => files.pickFiles(options),
    pickSavePath: (options) => files.pickSavePath(options),
    pathOf: () => undefined,
    revealFile: () => {},
    openExternal: async (address) => openInNewTab(address),
    print: async (document) => printInBrowser(await document.pdf(), document.title),
    openInReader: async () => {},
    overlay: () => (
      <BrowserOverlay
        shell={shell}
        files={files}
        pinFrame={pinFrame}
        cancelPin={(id) => quietly(shell.getState()?.cancelPin(id))}
      />
    ),
  };
}

/** As the desktop app does it: https alone, and no user name, which can make an address look like another. */
function openInNewTab(address: string): boolean {
  try {
    const { href, protocol, username, password } = new URL(address);
    if (protocol !== 'https:' || username !== '' || password !== '') return false;
    window.open(href, '_blank', 'noopener,noreferrer');
    return true;
  } catch {
    return false;
  }
}

function openSocket(): Promise<Channel> {
  const address = new URL(WINDOW_SOCKET, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    const channel = webSocketChannel(socket, { maxBytes: WINDOW_MESSAGE_LIMIT });
    socket.addEventListener('open', () => resolve(channel));
    void channel.closed.then(() => reject(new Error('the server did not accept the connection')));
  });
}
