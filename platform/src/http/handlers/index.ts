import { HandingIn } from '../../handing-in/index.ts';
import type { Platform } from '../../platform.ts';
import type { Handlers } from '../call.ts';
import { actHandlers } from './act-handlers.ts';
import { batchHandlers } from './batch-handlers.ts';
import { changeHandler } from './change-handler.ts';
import { fileHandlers } from './file-handlers.ts';
import { serviceHandlers } from './service-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';
import { uploadHandlers } from './upload-handlers.ts';
import { voucherHandlers } from './voucher-handlers.ts';
import { webhookHandlers } from './webhook-handlers.ts';

/** What every operation of the document does. `ending` aborts when the platform ends. */
export function createHandlers(platform: Platform, version: string, ending: AbortSignal): Handlers {
  const { vouchers, uploads, blobs, notices, batches, sessions, webhooks } = platform;
  const handingIn = new HandingIn(platform);
  return {
    ...sessionHandlers(sessions),
    ...voucherHandlers(vouchers),
    ...actHandlers(vouchers, handingIn),
    ...fileHandlers(vouchers, blobs),
    ...uploadHandlers(uploads, handingIn),
    ...batchHandlers(vouchers, batches),
    watchChanges: changeHandler(notices, ending),
    ...webhookHandlers(webhooks),
    ...serviceHandlers({ ...platform, version }),
  };
}
