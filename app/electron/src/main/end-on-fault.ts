import type { LogFile } from '@sealwright/shell/node';
import { app, dialog } from 'electron';

/** `EX_SOFTWARE` of sysexits.h. */
const INTERNAL_FAULT = 70;

/**
 * What nobody caught leaves the program in a state that nobody knows: it is logged and told, and the program ends. The
 * plugin host keeps every document in the profile, so the next start finds them.
 */
export function endOnFault(log: LogFile['write']): void {
  let isEnding = false;
  const end = (kind: string) => (fault: unknown) => {
    const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    log({ time: new Date(), plugin: 'shell', level: 'error', message, data: { kind } });
    if (isEnding) return;
    isEnding = true;
    dialog.showErrorBox(
      '印匠',
      '程序遇到内部错误，即将关闭。打开的文档和未保存的签署已保留，重新启动后可以继续。\n\n' +
        'An internal error occurred and the program closes. Open documents and unsaved signatures are kept for the next start.',
    );
    app.exit(INTERNAL_FAULT);
  };
  process.on('uncaughtException', end('uncaught exception'));
  process.on('unhandledRejection', end('unhandled rejection'));
}
