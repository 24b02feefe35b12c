import type { RpcClient } from '@sealwright/core/api';
import type { browserShellRpc } from '@sealwright/shell/protocol';

/** The server that the page came from. */
export type BrowserShell = RpcClient<typeof browserShellRpc>;
