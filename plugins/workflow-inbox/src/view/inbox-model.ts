import {
  type Disposable,
  DisposableStore,
  keepWatching,
  type RpcClient,
  type WorkflowQuery,
} from '@sealwright/core/api';
import { createStore, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { InboxState, inboxRpc, VoucherDocument } from '../common-inbox-rpc.ts';
import { PagedRows } from './lists/paged-rows.ts';
import { filterQuery, NO_FILTERS, NO_QUERY, type VoucherFilters } from './lists/voucher-filters.ts';

export type InboxCalls = RpcClient<typeof inboxRpc>;

export interface InboxModelState {
  /** Missing until the host has told. */
  readonly inbox: InboxState | undefined;
  /** Why it does not tell. */
  readonly fault: unknown;
  /** Open documents that belong to vouchers, by id. */
  readonly documents: Readonly<Record<string, VoucherDocument>>;
  /** Ids of vouchers that something is being done with. */
  readonly busy: ReadonlySet<string>;
}

export const PAGE = 'inbox.page';
const FIRST_QUERY: WorkflowQuery = { tab: 'todo', sort: '-createdAt', page: 1, pageSize: 10 };

/** 我的签署 as the window shows it; followed for as long as the window is there, since the navigation counts it. */
export class InboxModel implements Disposable {
  readonly state: ReadableStore<InboxModelState>;
  readonly list: PagedRows<WorkflowQuery>;
  /** What the list is searched for now, as its fields have it. */
  readonly filters: ReadableStore<VoucherFilters>;
  readonly calls: InboxCalls;
  private readonly store = createStore<InboxModelState>(() => ({
    ...{ inbox: undefined, fault: undefined, documents: {}, busy: new Set<string>() },
  }));
  private readonly workbench: Workbench;
  private readonly own = new DisposableStore();
  private readonly searched = createStore<VoucherFilters>(() => NO_FILTERS);
  private isShown = false;
  /** Who was in last, and where. */
  private lastIn: string | undefined;
  private mayAskPin = false;

  constructor(workbench: Workbench, calls: InboxCalls) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.store;
    this.filters = this.searched;
    this.list = new PagedRows(FIRST_QUERY, (query, signal) => calls.list(query, { signal }));
    this.own.add(
      keepWatching(calls.watch, {
        onProgress: (inbox) => this.take(inbox),
        onFault: (fault) => this.store.setState({ fault }),
      }),
    );
    this.own.add(keepWatching(calls.documents, { onProgress: (documents) => this.followDocuments(documents) }));
  }

  /** The page is in front until the returned function is called. */
  follow(): () => void {
    this.isShown = true;
    this.mayAskPin = true;
    void this.calls.refresh().catch(() => {});
    void this.list.load();
    return () => {
      this.isShown = false;
      this.mayAskPin = false;
    };
  }

  search(filters: VoucherFilters): Promise<void> {
    this.searched.setState(filters, true);
    return this.list.ask({ ...NO_QUERY, ...filterQuery(filters), page: 1 });
  }

  /**
   * Whether the PIN may be asked for without a click: once after the page came to the front, and not when somebody was in
   * since, who has left or whose session has ended.
   */
  takeAsking(): boolean {
    const may = this.mayAskPin;
    this.mayAskPin = false;
    return may;
  }

  dispose(): void {
    void this.own.dispose();
  }

  /** Says that something is done with a voucher meanwhile; faults are the caller's. */
  async during<T>(voucher: string, work: () => Promise<T>): Promise<T> {
    this.store.setState(({ busy }) => ({ busy: new Set(busy).add(voucher) }));
    try {
      return await work();
    } finally {
      this.store.setState(({ busy }) => ({ busy: new Set([...busy].filter((id) => id !== voucher)) }));
    }
  }

  private take(inbox: InboxState): void {
    const before = this.store.getState().inbox;
    this.store.setState({ inbox, fault: undefined });
    const { todo, pending } = inbox.counts ?? { todo: 0, pending: 0 };
    this.workbench.setBadge(PAGE, inbox.stage === 'entry' ? 0 : todo + pending);
    // Of documents that belong to no voucher: they become one.
    this.workbench.context.set('inbox.send', inbox.stage === 'in');
    if (inbox.stage === 'in') this.mayAskPin = false;
    const isOther = before?.stage !== inbox.stage || before?.source !== inbox.source;
    if (isOther) this.list.forget();
    if (inbox.account) this.welcome(`${inbox.source} ${inbox.account.code}`);
    if (this.isShown && (isOther || before?.version !== inbox.version)) void this.list.load();
  }

  /** Another company begins with the first list, and with nothing that was searched for before. */
  private welcome(account: string): void {
    const isOther = this.lastIn !== undefined && this.lastIn !== account;
    this.lastIn = account;
    if (!isOther) return;
    this.searched.setState(NO_FILTERS, true);
    this.list.forget(FIRST_QUERY);
  }

  private followDocuments(documents: readonly VoucherDocument[]): void {
    const { context } = this.workbench;
    const { documents: before } = this.store.getState();
    const next = Object.fromEntries(documents.map((each) => [each.document, each]));
    for (const id of Object.keys(before)) {
      if (next[id]) continue;
      for (const key of ['inbox.send', 'inbox.restorable']) context.set(key, false, id);
    }
    for (const { document, canRestore } of documents) {
      // Why it cannot be sent yet is said when its user tries.
      context.set('inbox.send', true, document);
      context.set('inbox.restorable', canRestore, document);
    }
    this.store.setState({ documents: next });
  }
}
