import { type Disposable, type PinDriver, type PinTask, SealwrightError } from '@sealwright/core/api';
import { pinDriverRpc } from '@sealwright/core/drivers/protocol';
import { RpcInvalid, serve, splitChannel, webSocketChannel } from '@sealwright/core/rpc';
import { PinCancelled } from '@sealwright/shell/node';
import { PIN_MESSAGE_LIMIT, PIN_PAGE_PARTS, type PinPageOutcome, pinPageRpc } from '@sealwright/shell/protocol';
import type { WebSocket } from 'ws';
import type { PinJob } from './pin-frames.ts';
import { wipingSocket } from './wiping-socket.ts';

export interface PinConnectionOptions {
  /** `DriverSupervisor.pin`: the way to the PIN channel of a driver. */
  readonly driver: (id: string) => Promise<PinDriver>;
  readonly logout: (driver: string, session: string) => Promise<void>;
  /** Calls the listener when the driver's process has died, with what its user is told. */
  readonly onDriverEnd: (driver: string, listener: (error: SealwrightError) => void) => Disposable;
}

const METHODS = { change: 'changePin', unblock: 'unblockPin' } as const;
type Method = 'login' | (typeof METHODS)[PinTask];

/**
 * One PIN page, from the opening of its socket to its end: what is typed there goes to the driver of its job, and to
 * nobody else. The page can do to the job's token what the job is for, and nothing more.
 */
export function connectPinPage(socket: WebSocket, job: PinJob, options: PinConnectionOptions): void {
  const { driver, logout, onDriverEnd } = options;
  const { request, look, signal } = job;
  const wanted = 'task' in request ? METHODS[request.task] : 'login';
  const whole = webSocketChannel(wipingSocket(socket), { maxBytes: PIN_MESSAGE_LIMIT });
  const parts = splitChannel(whole, PIN_PAGE_PARTS);
  const unclaimed = new Set<string>();
  const dropUnclaimed = () => {
    for (const session of unclaimed) logout(request.driver, session).catch(() => {});
    unclaimed.clear();
  };
  let working: Promise<unknown> = Promise.resolve();
  let isSet = false;
  const hold = () => {
    isSet = true;
  };
  let outcome: PinPageOutcome = { kind: 'cancelled' };

  let driverEnd: SealwrightError | undefined;
  const listening = onDriverEnd(request.driver, (error) => {
    // A call that is on its way tells by itself what became of it.
    if (job.isBusy) return;
    driverEnd = error;
    parts.pin.dispose();
  });

  /** Lets the driver do what the page is there for, one call at a time, and overwrites the PINs. */
  const lead = async <R>(
    method: Method,
    token: string,
    pins: readonly Uint8Array[],
    call: (to: PinDriver) => Promise<R> | undefined,
  ): Promise<R> => {
    try {
      if (method !== wanted || token !== request.token.id || job.isBusy || isSet) throw notOffered(method);
      job.isBusy = true;
      const answer = driver(request.driver).then((to) => call(to) ?? Promise.reject(notOffered(method)));
      working = answer.catch(() => {});
      return await answer.finally(() => {
        job.isBusy = false;
      });
    } finally {
      for (const pin of pins) pin.fill(0);
    }
  };

  /** Believes nothing that this process has not seen the driver do. */
  const settle = () => {
    if (isSet) job.finish();
    else if (outcome.kind === 'session' && unclaimed.delete(outcome.session)) job.finish(outcome.session);
    else if (outcome.kind === 'failed') job.fail(driverEnd ?? SealwrightError.fromRecord(outcome.error));
    else job.fail(PinCancelled({}));
  };

  serve(parts.page, pinPageRpc, {
    content: () => ({ request, ...look }),
    report(told) {
      outcome = told;
    },
    close: settle,
  });
  serve(parts.pin, pinDriverRpc, {
    features: () => ({ changePin: wanted === 'changePin', unblockPin: wanted === 'unblockPin' }),
    login: (token, pin) =>
      lead('login', token, [pin], async (to) => {
        const session = await to.login(token, pin);
        unclaimed.add(session);
        // The page may have gone away meanwhile.
        if (signal.aborted) dropUnclaimed();
        return session;
      }),
    changePin: (token, oldPin, newPin) =>
      lead('changePin', token, [oldPin, newPin], (to) => to.changePin?.(token, oldPin, newPin)?.then(hold)),
    unblockPin: (token, unblockingPin, newPin) =>
      lead('unblockPin', token, [unblockingPin, newPin], (to) =>
        to.unblockPin?.(token, unblockingPin, newPin)?.then(hold),
      ),
  });

  signal.addEventListener('abort', () => whole.dispose(), { once: true });
  if (signal.aborted) whole.dispose();
  void whole.closed.then(async () => {
    void listening.dispose();
    // What the driver still does decides how it ended.
    await working;
    settle();
    dropUnclaimed();
  });
}

const notOffered = (method: Method) => RpcInvalid({ method: `pin/${method}`, part: 'method', place: '' });
