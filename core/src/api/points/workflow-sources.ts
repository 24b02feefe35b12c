/**
 * Point `workflowSources`: where contracts come from and go to (a contract platform, a watched folder). Called by
 * `plugins/workflow-inbox` in the plugin host. Calls may take as long as a network takes; they honour `signal`. A typed
 * error is shown to the user; another throw is a fault and leaves the voucher as it was.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const WorkflowSourceData = Type.Object({ title: Localized });
export type WorkflowSourceData = Static<typeof WorkflowSourceData>;

export type WorkflowTab = 'todo' | 'initiated' | 'signed' | 'cc' | 'draft';
export type VoucherState =
  | 'draft'
  | 'pendingReceive'
  | 'pendingSign'
  | 'signing'
  | 'signed'
  | 'sent'
  | 'completed'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'voided';

export interface Voucher {
  /** 19 digits: more than a JS number holds, always a string. */
  readonly id: string;
  readonly name: string;
  readonly bizType: { readonly code: string; readonly name: string };
  readonly initiator: { readonly code: string; readonly name: string };
  readonly source: 'server' | 'local';
  readonly state: VoucherState;
  readonly createdAt: Date;
  readonly endAt?: Date;
  /** Changes with every change of the voucher; sent back with every action. */
  readonly etag: string;
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string };
  readonly allowedActions: readonly ('receive' | 'sign' | 'send' | 'reject' | 'withdraw' | 'remind')[];
}

export interface WorkflowQuery {
  readonly tab: WorkflowTab;
  readonly state?: VoucherState;
  readonly text?: string;
  readonly page: number;
  readonly pageSize: number;
}

export interface WorkflowSource {
  list(
    query: WorkflowQuery,
    signal?: AbortSignal,
  ): Promise<{ readonly items: readonly Voucher[]; readonly total: number }>;
  /** Downloads the contract to an absolute path, whole or not at all, and checks its digest. */
  receive(voucher: Voucher, target: string, signal?: AbortSignal): Promise<Voucher>;
  /** Uploads a signed revision of the received file. */
  submit(voucher: Voucher, signedFile: string, signal?: AbortSignal): Promise<Voucher>;
  send(voucher: Voucher, signal?: AbortSignal): Promise<Voucher>;
  reject(voucher: Voucher, reason: string, signal?: AbortSignal): Promise<Voucher>;
}

export const WorkflowSources = definePoint('workflowSources', WorkflowSourceData).of<WorkflowSource>({ deadline: 0 });
