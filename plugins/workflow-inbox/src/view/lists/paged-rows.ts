import { createStore, type ReadableStore } from '@sealwright/ui';
import type { VoucherRows } from '../../common-inbox-rpc.ts';

export interface PagedRowsState<Q> {
  readonly query: Q;
  /** Of an older query while a new one is asked for; missing before the first answer. */
  readonly rows: VoucherRows | undefined;
  readonly fault: unknown;
  readonly isLoading: boolean;
}

/** One page of a list that the host half has: the newest question counts, older ones are called off. */
export class PagedRows<Q extends { readonly page: number; readonly pageSize: number }> {
  readonly state: ReadableStore<PagedRowsState<Q>>;
  private readonly store;
  private readonly read: (query: Q, signal: AbortSignal) => Promise<VoucherRows>;
  private asking = new AbortController();

  constructor(query: Q, read: (query: Q, signal: AbortSignal) => Promise<VoucherRows>) {
    this.read = read;
    const initial: PagedRowsState<Q> = { query, rows: undefined, fault: undefined, isLoading: false };
    this.store = createStore<PagedRowsState<Q>>(() => initial);
    this.state = this.store;
  }

  /**
   * Asks for something else; fields that are `undefined` are not asked for any more. What stood there before stays until
   * the answer, unless `forget`.
   */
  async ask(change: { readonly [K in keyof Q]?: Q[K] | undefined }, { forget = false } = {}): Promise<void> {
    this.store.setState(({ query, rows }) => ({
      query: withoutGaps<Q>({ ...query, ...change }),
      rows: forget ? undefined : rows,
      fault: undefined,
    }));
    await this.load();
  }

  async load(): Promise<void> {
    this.asking.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.store.setState({ isLoading: true });
    const { query } = this.store.getState();
    try {
      const rows = await this.read(query, asking.signal);
      if (asking.signal.aborted) return;
      const last = Math.max(1, Math.ceil(rows.total / query.pageSize));
      // The last page may have gone while it was looked at.
      if (rows.items.length === 0 && query.page > last)
        return await this.ask({ page: last } as { [K in keyof Q]?: Q[K] });
      this.store.setState({ rows, fault: undefined, isLoading: false });
    } catch (fault) {
      if (!asking.signal.aborted) this.store.setState({ fault, isLoading: false });
    }
  }

  /** What was answered is not shown any more; with a query, that one is asked next. */
  forget(query?: Q): void {
    this.asking.abort();
    this.store.setState({ ...(query && { query }), rows: undefined, fault: undefined, isLoading: false });
  }
}

function withoutGaps<Q extends object>(query: { readonly [K in keyof Q]?: Q[K] | undefined }): Q {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Q;
}
