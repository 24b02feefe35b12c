import type { RpcImplementation } from '@sealwright/core/api';
import { serve, splitChannel, webSocketChannel } from '@sealwright/core/rpc';
import type { LogFile, PluginHostState, PluginHostSupervisor, SpawnedPluginHost } from '@sealwright/shell/node';
import { browserShellRpc, WINDOW_MESSAGE_LIMIT, WINDOW_PARTS } from '@sealwright/shell/protocol';
import type { WebSocket } from 'ws';
import { bridgeChannels } from './bridge-channels.ts';
import { checkSaveTarget, listFolder, listPlaces } from './file-listing.ts';
import type { Look, PinFrameEvent, PinFrames, PinWindow } from './pin-frames.ts';

/** What waits to be sent to a window that does not read; beyond this, in bytes, it is cut off. */
const LONGEST_BACKLOG = 4 * WINDOW_MESSAGE_LIMIT;

type HostState = PluginHostState<SpawnedPluginHost>;

export interface WindowSurroundings {
  readonly hosts: PluginHostSupervisor<SpawnedPluginHost>;
  readonly pinFrames: PinFrames;
  readonly log: LogFile;
  /** Absolute paths of files to open; each window takes what is there. */
  readonly files: string[];
}

/** One window, from the opening of its socket to its end. It ends with the plugin host that it was led to. */
export function connectWindow(socket: WebSocket, surroundings: WindowSurroundings): void {
  const { hosts, pinFrames } = surroundings;
  const whole = webSocketChannel(socket, { maxBytes: WINDOW_MESSAGE_LIMIT });
  const { workbench, shell } = splitChannel(whole, WINDOW_PARTS);
  const pin = new FrameWindow();
  /** Sent, and perhaps not arrived. */
  const sent: string[] = [];
  serve(shell, browserShellRpc, answers(surroundings, pin, sent));

  let isBridged = false;
  const bridge = (state: HostState) => {
    if (isBridged || state.state !== 'running') return;
    isBridged = true;
    const host = state.process.openWindow();
    bridgeChannels(workbench, host, () => pinFrames.use(pin));
    void host.closed.then(() => whole.dispose());
  };
  const listening = hosts.onDidChange(bridge);
  bridge(hosts.state);

  const watch = setInterval(() => {
    if (socket.bufferedAmount > LONGEST_BACKLOG) socket.terminate();
  }, 1_000);
  void whole.closed.then(() => {
    clearInterval(watch);
    void listening.dispose();
    pinFrames.remove(pin);
    surroundings.files.unshift(...sent);
  });
}

/** A window as the PIN frames know it. */
class FrameWindow implements PinWindow {
  current: Look = { locale: 'zh-CN', theme: 'light' };
  report: (event: PinFrameEvent) => void = () => {};

  look = (): Look => this.current;
  tell = (event: PinFrameEvent): void => this.report(event);
}

function answers(
  { hosts, pinFrames, log, files }: WindowSurroundings,
  window: FrameWindow,
  sent: string[],
): RpcImplementation<typeof browserShellRpc> {
  return {
    places: listPlaces,
    listFolder: (path, endings) => listFolder(path, endings),
    checkSaveTarget: (folder, name) => checkSaveTarget(folder, name),
    takeFiles() {
      sent.push(...files.splice(0));
      return [...sent];
    },
    gotFiles: () => void sent.splice(0),
    log: ({ level, message }) => log.write({ time: new Date(), plugin: 'window', level, message }),
    hostState: ({ signal, progress }) => {
      progress(plainState(hosts.state));
      const listening = hosts.onDidChange((state) => progress(plainState(state)));
      return untilAborted(signal).finally(() => listening.dispose());
    },
    restartHost: () => hosts.start(),
    setLook: (look) => {
      window.current = look;
    },
    pinFrames: ({ signal, progress }) => {
      window.report = progress;
      pinFrames.add(window);
      return untilAborted(signal).finally(() => pinFrames.remove(window));
    },
    cancelPin: (id) => pinFrames.cancel(window, id),
  };
}

function plainState(state: HostState) {
  return state.state === 'failed' ? { state: state.state, error: state.error.toJSON() } : { state: state.state };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
