import { randomUUID } from 'node:crypto';
import { Emitter, isInInbox, type Voucher, type WorkflowChange, type WorkflowSource } from '@sealwright/core/api';
import type { InboxNotice } from '../common-inbox-rpc.ts';
import type { InboxSpace } from '../entry/inbox-space.ts';
import type { ActionEnd } from '../queue/action-queue.ts';
import type { VoucherMemory } from './voucher-memory.ts';

/** Of many changes at once, so many of the latest vouchers are told of: nobody reads more. */
const MOST = 5;

export interface NoticeParts {
  readonly space: InboxSpace;
  readonly memory: VoucherMemory;
}

/** What other companies did, in words that a desktop can show. What its user did is no news. */
export class InboxNotices {
  private readonly parts: NoticeParts;
  private readonly told = new Emitter<InboxNotice>();
  /** Revision of a voucher that its user's own action made. */
  private readonly own = new Map<string, number>();
  readonly onDidTell = this.told.event;

  constructor(parts: NoticeParts) {
    this.parts = parts;
  }

  /** An action of the user has ended. */
  acted({ record, voucher, problem }: ActionEnd): void {
    if (voucher) this.own.set(voucher.id, voucher.revision);
    if (!problem) return;
    const kind = problem.code === 'workflow.conflict' ? 'conflict' : 'refused';
    this.told.fire({ id: randomUUID(), kind, voucher: record.voucher, name: record.name });
  }

  /** Looks the newest of the changed vouchers up, and keeps what it finds. */
  async seen(changes: readonly WorkflowChange[], source: WorkflowSource): Promise<void> {
    const { space, memory } = this.parts;
    const { place, account } = space;
    if (!place || !account) return;
    const latest = new Map<string, WorkflowChange>();
    for (const change of changes) if (change.voucher !== undefined) latest.set(change.voucher, change);
    for (const [id, { type }] of [...latest].slice(-MOST)) {
      const voucher = await source.get(id).catch(() => undefined);
      if (!voucher) continue;
      await memory.saw(place, [voucher]);
      // Time does not mind who acted last.
      const isOwnDoing = type !== 'due' && (this.own.get(id) ?? 0) >= voucher.revision;
      const kind = isOwnDoing ? undefined : newsOf(voucher, type, account.code);
      if (kind) this.told.fire({ id: randomUUID(), kind, voucher: id, name: voucher.name, ...actorOf(voucher, kind) });
    }
  }
}

function newsOf(voucher: Voucher, type: string, code: string): InboxNotice['kind'] | undefined {
  const isOwn = voucher.initiator.code === code;
  const isWaiting = isInInbox(voucher, code, 'pending');
  if (voucher.state === 'completed') return 'completed';
  if (voucher.state === 'rejected') return 'rejected';
  if (voucher.state === 'expired') return 'expired';
  if (voucher.state === 'withdrawn') return isOwn ? undefined : 'withdrawn';
  if (type === 'due') return 'due';
  if (type === 'reminded') return isOwn ? undefined : 'reminded';
  if ((type === 'submitted' || type === 'sent') && isWaiting) return 'arrived';
  return isOwn && type === 'sent' ? 'signed' : undefined;
}

/** Who the news is from, as far as the voucher tells. */
function actorOf({ recipients, initiator }: Voucher, kind: InboxNotice['kind']): { actor?: string } {
  if (kind === 'arrived' || kind === 'withdrawn' || kind === 'reminded') return { actor: initiator.name };
  if (kind === 'due') return {};
  const last = recipients
    .filter(({ actedAt }) => actedAt)
    .sort((one, other) => (other.actedAt?.getTime() ?? 0) - (one.actedAt?.getTime() ?? 0))[0];
  return last ? { actor: last.name } : {};
}
