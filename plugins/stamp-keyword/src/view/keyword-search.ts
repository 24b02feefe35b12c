import type { DisplayBox, RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { FoundPage, KeywordQuery, keywordRpc } from '../common-keyword-rpc.ts';

export interface Hit {
  /** From 1 on, counted through the document. */
  readonly number: number;
  /** 0-based. */
  readonly page: number;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly boxes: readonly DisplayBox[];
}

export interface KeywordSearchState {
  /** `none`: nothing is searched for. */
  readonly status: 'none' | 'running' | 'done' | 'failed';
  /** What is searched for. */
  readonly query: KeywordQuery | undefined;
  /** Pages searched so far. */
  readonly searched: number;
  readonly hits: readonly Hit[];
  /** 0-based pages on which words cannot be found, as they have none, or as they are damaged. */
  readonly scans: readonly number[];
  readonly unreadable: readonly number[];
  readonly fault: unknown;
}

const NOTHING: KeywordSearchState = {
  status: 'none',
  query: undefined,
  searched: 0,
  hits: [],
  scans: [],
  unreadable: [],
  fault: undefined,
};

/** The search in one document: the last one counts, and those before it end. */
export class KeywordSearch {
  readonly state: ReadableStore<KeywordSearchState>;
  private readonly store = createStore<KeywordSearchState>(() => NOTHING);
  private readonly documentId: string;
  private readonly calls: Pick<RpcClient<typeof keywordRpc>, 'search'>;
  private running: AbortController | undefined;

  constructor(documentId: string, calls: Pick<RpcClient<typeof keywordRpc>, 'search'>) {
    this.documentId = documentId;
    this.calls = calls;
    this.state = this.store;
  }

  /** A fault is part of the state. */
  async start(query: KeywordQuery): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    this.store.setState({ ...NOTHING, status: 'running', query });
    const end = (change: Pick<KeywordSearchState, 'status'> & Partial<KeywordSearchState>) => {
      if (this.running === running) this.store.setState(change);
    };
    try {
      await this.calls.search(this.documentId, query, {
        signal: running.signal,
        onProgress: ({ searched, pages }) => {
          if (this.running === running) this.add(searched, pages);
        },
      });
      end({ status: 'done' });
    } catch (fault) {
      end({ status: 'failed', fault });
    }
  }

  /** What was found so far stays. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
  }

  clear(): void {
    this.stop();
    this.store.setState(NOTHING);
  }

  private add(searched: number, pages: readonly FoundPage[]): void {
    const { hits, scans, unreadable } = this.store.getState();
    const found = pages.flatMap(({ page, matches }) => matches.map((match) => ({ ...match, page })));
    const of = (reading: FoundPage['reading']) =>
      pages.filter((page) => page.reading === reading).map(({ page }) => page);
    this.store.setState({
      searched,
      hits: [...hits, ...found.map((hit, index) => ({ ...hit, number: hits.length + index + 1 }))],
      scans: [...scans, ...of('scan')],
      unreadable: [...unreadable, ...of('unreadable')],
    });
  }
}
