import { fillLocalized, type Workbench } from '@sealwright/ui';
import type { ReceiveFilter, ReceiveProgress, ReceiveReport } from '../../common-inbox-rpc.ts';
import type { InboxModel } from '../inbox-model.ts';
import { type ResultEntry, showResults } from './result-list.tsx';
import { RESULT_TEXTS } from './result-texts.ts';

export interface Receiving {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReceiveProgress) => void;
}

/** 接收: of these, or of all that fit; says what came of it. Rejects where nothing could be begun. */
export async function receiveVouchers(
  model: InboxModel,
  workbench: Workbench,
  which: readonly string[] | ReceiveFilter,
  options: Receiving = {},
): Promise<void> {
  const report = isList(which)
    ? await model.calls.receive(which, options)
    : await model.calls.receiveAll(which, options);
  tellReport(report, workbench);
}

function tellReport({ received, waiting, failed }: ReceiveReport, workbench: Workbench): void {
  if (received > 0 || waiting > 0) {
    const message = waiting > 0 ? RESULT_TEXTS.receivedWaiting : RESULT_TEXTS.received;
    workbench.notify({
      severity: failed.length > 0 || waiting > 0 ? 'info' : 'success',
      message: fillLocalized(message, { count: received, waiting }),
    });
  }
  if (failed.length === 0) return;
  showResults(
    workbench,
    failed.map((each): ResultEntry => ({ ...each, state: 'failed' })),
  );
}

function isList(which: readonly string[] | ReceiveFilter): which is readonly string[] {
  return Array.isArray(which);
}
