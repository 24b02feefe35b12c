import { keepAwaitedDevices } from '@sealwright/core/api';
import type { DeviceBoard, ShownDevice } from '../common-devices-rpc.ts';

/** What is plugged in now, and what has left since it was looked at first. */
export interface BoardHistory {
  readonly board: DeviceBoard;
  /** The one that left last comes first. */
  readonly left: readonly ShownDevice[];
}

/**
 * Takes a new report in. Devices keep their order; those of a driver that has not answered yet stay; those of a driver
 * that has failed are gone without having left: the trouble says why.
 */
export function takeIn(last: BoardHistory | undefined, board: DeviceBoard): BoardHistory {
  if (!last) return { board, left: [] };
  const before = last.board.devices;
  const here = new Set(board.devices.map(({ ref }) => ref));
  const waitedFor = new Set(board.pending.map(({ driver }) => driver));
  const failed = new Set(board.troubles.map(({ driver }) => driver));
  const missing = before.filter(({ ref }) => !here.has(ref));
  const left = missing.filter(({ driver }) => !waitedFor.has(driver) && !failed.has(driver));
  const stillAway = last.left.filter(({ ref }) => !here.has(ref) && left.every((device) => device.ref !== ref));
  return { board: { ...board, devices: keepAwaitedDevices(before, board) }, left: [...left, ...stillAway] };
}
