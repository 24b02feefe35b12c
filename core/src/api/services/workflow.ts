/** Hooks around contracts that leave this computer. Owner: `plugins/workflow-inbox`. */
import { defineDecideHook, defineObserveHook } from '../hook.ts';

export interface SendingVoucher {
  /** Id of the `workflowSources` contribution. */
  readonly source: string;
  readonly voucher: string;
  readonly name: string;
  /** Names of those who get it next. */
  readonly recipients: readonly string[];
  readonly sha256: string;
}

/** Before a voucher is sent; a refusal stops it. */
export const WorkflowWillSend = defineDecideHook<SendingVoucher>('workflow.willSend');
/** After the platform took it. */
export const WorkflowDidSend = defineObserveHook<SendingVoucher>('workflow.didSend');
