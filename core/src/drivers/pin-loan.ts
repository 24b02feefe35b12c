import { RpcUnsendable } from '../rpc/rpc-errors.ts';
import type { DriverSlot } from './driver-slot.ts';
import { sharedSession } from './supervised-driver.ts';

/**
 * A way to a driver's PIN calls that was lent to another process. The supervisor does not see the calls, so the borrower
 * tells what came of them.
 */
export interface PinLoan {
  /** Longest time of one call, in milliseconds; the borrower watches over it. */
  readonly deadline: number;
  /** The session as the plugin host knows it, from the one that the driver's login resolved with. */
  session(own: string): string;
  /** What the user is told of an error of a call; a driver that hung or died is treated as if it had been called from here. */
  judge(call: string, error: unknown): unknown;
}

/** Hands `port` to the driver's process, started where needed. `rpc.unsendable` where processes take no ports. */
export async function lendPin(slot: DriverSlot, port: unknown): Promise<PinLoan> {
  const running = await slot.call('lendPin', async (started) => started);
  if (!running.process.addPinPort) throw RpcUnsendable({});
  running.process.addPinPort(port);
  return {
    deadline: slot.spec.deadline,
    session: (own) => sharedSession(running, own),
    judge: (call, error) => slot.judge(running, call, error),
  };
}
