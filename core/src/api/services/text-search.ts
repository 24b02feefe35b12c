/**
 * Finds text in documents as people read it. Owner: `plugins/text-search`. Callers: signing, for stamp modes that place
 * seals by words, modes that place one wherever it stands alike, and the command `find`. Runs in the plugin host and reads in worker threads.
 */
import type { ByteSource } from '../byte-source.ts';
import type { DisplayBox } from '../geometry.ts';
import type { Secret } from '../secret.ts';
import { defineService } from '../token.ts';
import type { FileSource } from './document-files.ts';
import type { PdfDocument } from './pdf-engine.ts';

export interface TextQuery {
  /**
   * What is looked for. It finds what reads alike: across text runs and line ends, in full and half width and other
   * compatible forms (NFKC), with or without spaces between characters of which one is no Latin letter or digit.
   */
  readonly text: string;
  /** `pattern`: `text` is a regular expression, as RE2 reads it: no look-around, no back-references. Default `words`. */
  readonly kind?: 'words' | 'pattern';
  /** Default false. */
  readonly matchCase?: boolean;
}

export interface SearchedDocument {
  /** The answers to questions about files that have not changed are remembered for a while. */
  readonly source: ByteSource & Partial<Pick<FileSource, 'path' | 'version'>>;
  /** As `PdfEngine` opened it. */
  readonly geometry: Pick<PdfDocument, 'pageCount' | 'page'>;
  /** The password that opened the document, where it is encrypted. */
  readonly password?: Secret;
}

/** What the text of a page consists of. */
export type PageReading =
  | 'text'
  /** Nothing at all is drawn on it. */
  | 'blank'
  /** Pictures or drawings and no text, such as a scan: what people read there cannot be found. */
  | 'scan'
  /** Damaged, or it took too long to read. */
  | 'unreadable';

export interface TextMatch {
  /** As written on the page, white space reduced to single spaces. */
  readonly text: string;
  /** What stands before and after it on the page, shortened. */
  readonly before: string;
  readonly after: string;
  /** One box for each line that the match stands on, in reading order. What lies beyond the visible page is no match. */
  readonly boxes: readonly DisplayBox[];
}

export interface SearchedPage {
  /** 0-based. */
  readonly page: number;
  readonly reading: PageReading;
  /** In reading order. */
  readonly matches: readonly TextMatch[];
}

export interface PageLine {
  /** As written on the page, white space reduced to single spaces. */
  readonly text: string;
  readonly box: DisplayBox;
}

export interface PageLines {
  readonly reading: PageReading;
  /** In reading order. What stands beyond wide gaps, as columns and cells of tables do, is a line of its own. */
  readonly lines: readonly PageLine[];
}

export interface TextSearch {
  /** Starts what a search needs, without waiting for it: for those who see that somebody is about to search. */
  prepare(): void;
  /**
   * Every page of the document in its order, each as soon as it and those before it were searched. The source is read
   * by random access and stays the caller's. Rejects with `text-search.query-empty`, `.query-too-long`,
   * `.pattern-invalid`, `.too-many-matches`, `.failed`, and with what reading the source rejects with. Leaving the
   * iteration, or aborting `signal`, ends the search.
   */
  search(document: SearchedDocument, query: TextQuery, signal?: AbortSignal): AsyncIterable<SearchedPage>;
  /**
   * What stands on one page, 0-based. Rejects with `pdf.page-missing`, `text-search.failed`, and with what reading the
   * source rejects with.
   */
  lines(document: SearchedDocument, page: number, signal?: AbortSignal): Promise<PageLines>;
}

export const TextSearch = defineService<TextSearch>('document.text-search');
