import type { PageReading, TextQuery } from '@sealwright/core/api';
import type { FoundText } from '../match/find-matches.ts';
import type { FoundLine } from '../match/page-lines.ts';
import type { ReadChannel } from './shared-reads.ts';

/** What a search thread is told. One document is open at a time. */
export type Order =
  | {
      readonly kind: 'open';
      readonly size: number;
      readonly reads: ReadChannel;
      /** UTF-8; the thread overwrites it. */
      readonly password: Uint8Array | undefined;
    }
  | {
      readonly kind: 'search';
      /** Pages [from, to), 0-based. */
      readonly from: number;
      readonly to: number;
      readonly query: TextQuery;
      /** Matches for each page at most. */
      readonly limit: number;
    }
  | { readonly kind: 'lines'; readonly page: number }
  | { readonly kind: 'close' };

/**
 * What it says. An order is finished with `opened`, `lines`, or `pages`, several at a time, and `done`; `close` has no
 * answer. A thread that is told to stop leaves out the pages that it has not begun.
 */
export type Report =
  | { readonly kind: 'read'; readonly offset: number; readonly length: number }
  /** Number of pages; `undefined` where the document cannot be opened. */
  | { readonly kind: 'opened'; readonly pageCount: number | undefined }
  | { readonly kind: 'pages'; readonly pages: readonly RawPage[] }
  | RawLines
  | { readonly kind: 'done' };

export interface RawPage {
  readonly page: number;
  readonly reading: PageReading;
  readonly matches: readonly FoundText[];
}

export interface RawLines {
  readonly kind: 'lines';
  readonly reading: PageReading;
  readonly lines: readonly FoundLine[];
}
