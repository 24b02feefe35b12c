import { type Disposable, type PinDriver, SealwrightError } from '@sealwright/core/api';
import { pinDriverRpc } from '@sealwright/core/drivers/protocol';
import { RpcInvalid, serve, splitChannel, webSocketChannel } from '@sealwright/core/rpc';
import { PinCancelled } from '@sealwright/shell/node';
import { PIN_MESSAGE_LIMIT, PIN_PAGE_PARTS, pinPageRpc } from '@sealwright/shell/protocol';
import type { WebSocket } from 'ws';
import type { PinTask } from './pin-frames.ts';
import { wipingSocket } from './wiping-socket.ts';

export interface PinConnectionOptions {
  /** `DriverSupervisor.pin`: the way to the PIN channel of a driver. */
  readonly driver: (id: string) => Promise<PinDriver>;
  readonly logout: (driver: string, session: string) => Promise<void>;
  /** Calls the listener when the driver's process has died, with what its user is told. */
  readonly onDriverEnd: (driver: string, listener: (error: SealwrightError) => void) => Disposable;
}

/**
 * One PIN page, from the opening of its socket to its end: what it types goes to the driver of its task, and to nobody
 * else. It can log in to the task's token and do nothing more.
 */
export function connectPinPage(socket: WebSocket, task: PinTask, options: PinConnectionOptions): void {
  const { driver, logout, onDriverEnd } = options;
  const { request, look, signal } = task;
  const whole = webSocketChannel(wipingSocket(socket), { maxBytes: PIN_MESSAGE_LIMIT });
  const parts = splitChannel(whole, PIN_PAGE_PARTS);
  const unclaimed = new Set<string>();
  const dropUnclaimed = () => {
    for (const session of unclaimed) logout(request.driver, session).catch(() => {});
    unclaimed.clear();
  };

  let isLoggingIn = false;
  let driverEnd: SealwrightError | undefined;
  const listening = onDriverEnd(request.driver, (error) => {
    // A login that is on its way tells by itself what became of it.
    if (isLoggingIn) return;
    driverEnd = error;
    parts.pin.dispose();
  });

  serve(parts.page, pinPageRpc, {
    content: () => ({ request, ...look }),
    report(outcome) {
      if (outcome.kind === 'failed') task.fail(driverEnd ?? SealwrightError.fromRecord(outcome.error));
      else if (outcome.kind === 'session' && unclaimed.delete(outcome.session)) task.finish(outcome.session);
      else task.fail(PinCancelled({}));
    },
  });
  serve(parts.pin, pinDriverRpc, {
    features: () => ({ changePin: false, unblockPin: false }),
    async login(token, pin) {
      try {
        if (token !== request.token.id) throw notOffered('login');
        isLoggingIn = true;
        const session = await (await driver(request.driver)).login(token, pin);
        unclaimed.add(session);
        // The page may have gone away meanwhile.
        if (signal.aborted) dropUnclaimed();
        return session;
      } finally {
        isLoggingIn = false;
        pin.fill(0);
      }
    },
    changePin: (_, ...pins) => refusePins('changePin', pins.slice(0, 2) as Uint8Array[]),
    unblockPin: (_, ...pins) => refusePins('unblockPin', pins.slice(0, 2) as Uint8Array[]),
  });
  signal.addEventListener('abort', () => whole.dispose(), { once: true });
  if (signal.aborted) whole.dispose();
  void whole.closed.then(() => {
    void listening.dispose();
    task.fail(PinCancelled({}));
    dropUnclaimed();
  });
}

function refusePins(method: string, pins: readonly Uint8Array[]): never {
  for (const pin of pins) pin.fill(0);
  throw notOffered(method);
}

const notOffered = (method: string) => RpcInvalid({ method: `pin/${method}`, part: 'method', place: '' });
