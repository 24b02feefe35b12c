import type { RpcClient } from '../api/define-rpc.ts';
import { connect } from '../rpc/connect.ts';
import { serve } from '../rpc/serve.ts';
import { splitChannel } from '../rpc/split-channel.ts';
import type { DriverProcess } from './driver-launcher.ts';
import type { DriverLog } from './driver-log.ts';
import { driverLogRpc, hostDriverRpc, pinDriverRpc } from './driver-rpc.ts';

export interface DriverConnection {
  readonly host: RpcClient<typeof hostDriverRpc>;
  readonly pin: RpcClient<typeof pinDriverRpc>;
}

/** The calling ends of a driver process; what it logs goes to `log`. */
export function connectDriver(process: DriverProcess, log: DriverLog): DriverConnection {
  const parts = splitChannel(process.host, ['driver', 'log']);
  serve(parts.log, driverLogRpc, { write: ({ level, message, data }) => log.write(level, message, data) });
  return { host: connect(parts.driver, hostDriverRpc), pin: connect(process.pin, pinDriverRpc) };
}
