import {
  fitsVoucherQuery,
  type InboxQuery,
  inboxVouchers,
  isInTab,
  sortedVouchers,
  type Voucher,
  type VoucherPage,
  voucherPage,
  WorkflowBusy,
  type WorkflowQuery,
  WorkflowUnreachable,
} from '@sealwright/core/api';
import type { VoucherRow, VoucherRows } from '../common-inbox-rpc.ts';
import type { DocumentLinks } from '../documents/document-links.ts';
import type { InboxSpace } from '../entry/inbox-space.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import { problemOf } from '../problem-of.ts';
import type { ActionQueue } from '../queue/action-queue.ts';
import type { Place } from '../queue/queue-record.ts';
import { LOCAL } from './local-mark.ts';
import type { LocalVouchers } from './local-vouchers.ts';
import type { VoucherMemory } from './voucher-memory.ts';

export interface RowParts {
  readonly space: InboxSpace;
  readonly memory: VoucherMemory;
  readonly shelf: FileShelf;
  readonly locals: LocalVouchers;
  readonly queue: Pick<ActionQueue, 'list'>;
  readonly links: Pick<DocumentLinks, 'documentOf'>;
  /** Told of every answer of the source, and of every call that did not reach it. */
  readonly line: (fault: unknown) => void;
}

/** The lists of the page: what the platform says, what this computer knows beside it, and what was known last. */
export class VoucherRowsReader {
  private readonly parts: RowParts;

  constructor(parts: RowParts) {
    this.parts = parts;
  }

  async list(query: WorkflowQuery, signal: AbortSignal): Promise<VoucherRows> {
    const locals = query.tab === 'todo' ? await this.locals(query) : [];
    const { place, account } = this.parts.space;
    if (!place || !account) return this.rows(LOCAL, voucherPage(locals, query), new Date());
    try {
      const page = await this.beside(locals, query, (asked) => this.parts.space.current.source.list(asked, signal));
      await this.parts.memory.saw(
        place,
        page.items.filter(({ source }) => source !== 'local'),
      );
      this.parts.line(undefined);
      return await this.rows(place, page, new Date());
    } catch (fault) {
      const known = await this.known(fault, place);
      const wanted = known.vouchers.filter((each) => isInTab(each, account.code, query.tab));
      const found = wanted.filter((each) => fitsVoucherQuery(each, query));
      const page = voucherPage([...locals, ...sortedVouchers(found, query.sort)], query);
      return this.rows(place, page, known.asOf, fault);
    }
  }

  async inbox(query: InboxQuery, signal: AbortSignal): Promise<VoucherRows> {
    const { place, account } = this.parts.space;
    if (!place || !account) return this.rows(LOCAL, { items: [], total: 0 }, new Date());
    try {
      const page = await this.parts.space.current.source.inbox(query, signal);
      await this.parts.memory.saw(place, page.items);
      this.parts.line(undefined);
      return await this.rows(place, page, new Date());
    } catch (fault) {
      const known = await this.known(fault, place);
      return this.rows(place, inboxVouchers(known.vouchers, account.code, query), known.asOf, fault);
    }
  }

  /** One voucher, as the rows have it. */
  async row(place: Place, voucher: Voucher): Promise<VoucherRow> {
    const { shelf, queue, links } = this.parts;
    const { id, file, source } = voucher;
    const at = source === 'local' ? LOCAL : place;
    const document = links.documentOf(at, id);
    return {
      voucher,
      actions: queue.list(this.parts.space.place ?? place).filter((action) => action.voucher === id),
      isHere: file !== undefined && (await shelf.has(at, id, file.sha256)),
      ...(document !== undefined && { document }),
    };
  }

  private async rows(place: Place, { items, total }: VoucherPage, asOf: Date, fault?: unknown): Promise<VoucherRows> {
    const rows = await Promise.all(items.map((voucher) => this.row(place, voucher)));
    return { items: rows, total, asOf, ...(fault !== undefined && { stale: problemOf(fault) }) };
  }

  /** Local vouchers come first, so that a page may hold the end of those and the beginning of the platform's. */
  private async beside(
    locals: readonly Voucher[],
    query: WorkflowQuery,
    ask: (query: WorkflowQuery) => Promise<VoucherPage>,
  ): Promise<VoucherPage> {
    if (locals.length === 0) return ask(query);
    const { page, pageSize } = query;
    const begin = (page - 1) * pageSize;
    const own = locals.slice(begin, begin + pageSize);
    const from = Math.max(0, begin - locals.length);
    const first = Math.floor(from / pageSize) + 1;
    const lead = await ask({ ...query, page: first });
    const skip = from % pageSize;
    const wanted = pageSize - own.length;
    const rest = lead.items.slice(skip, skip + wanted);
    const hasMore = rest.length < wanted && first * pageSize < lead.total;
    const next = hasMore ? (await ask({ ...query, page: first + 1 })).items.slice(0, wanted - rest.length) : [];
    return { items: [...own, ...rest, ...next], total: locals.length + lead.total };
  }

  private async locals(query: WorkflowQuery): Promise<Voucher[]> {
    const all = await this.parts.locals.list();
    const found = all.filter((voucher) => fitsVoucherQuery(voucher, query));
    return sortedVouchers(found, query.sort);
  }

  /** Only a missing network is made up for; all else is told. */
  private async known(fault: unknown, place: Place) {
    this.parts.line(fault);
    if (!WorkflowUnreachable.is(fault) && !WorkflowBusy.is(fault)) throw fault;
    return this.parts.memory.all(place);
  }
}
