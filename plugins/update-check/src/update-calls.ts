import { type Event, type RpcImplementation, reportChanges } from '@sealwright/core/api';
import type { updatesRpc } from './common-updates-rpc.ts';
import type { UpdateDesk } from './update-desk.ts';

/** What the window asks for; see `updatesRpc`. `onDidChange`: of anything that a report tells. */
export function updateCalls(desk: UpdateDesk, onDidChange: Event<void>): RpcImplementation<typeof updatesRpc> {
  return {
    watch: (context) => reportChanges(onDidChange, () => desk.report(), context),
    check: () => desk.check(),
    download: () => desk.download(),
    cancel: () => desk.cancel(),
    install: () => desk.install(),
    conclude: () => desk.conclude(),
    leave: () => desk.leave(),
  };
}
