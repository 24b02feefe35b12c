import type { RpcClient } from '@sealwright/core/api';
import type { Channel } from '@sealwright/core/rpc';
import type { pinPageRpc } from '@sealwright/shell/protocol';

/** What the page was opened by: the desktop's PIN window or the browser's PIN frame. */
export interface PinShell {
  /** What to show, and where to report the outcome. */
  readonly page: RpcClient<typeof pinPageRpc>;
  /** To the driver: `pinDriverRpc` goes over it. */
  readonly pin: Channel;
}
