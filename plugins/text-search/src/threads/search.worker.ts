/** A search thread: PDFium, one document, and the pages it is told to search. See `messages.ts`. */
import { parentPort } from 'node:worker_threads';
import { compileQuery } from '../match/compile-query.ts';
import { findMatches } from '../match/find-matches.ts';
import { pageLines } from '../match/page-lines.ts';
import { openTextDocument, type TextDocument } from '../read/open-text-document.ts';
import { type Pdfium, startPdfium } from '../read/pdfium.ts';
import type { Order, RawPage, Report } from './messages.ts';
import { SharedReads } from './shared-reads.ts';

/** Milliseconds. */
const INTERVAL = 20;

class Searcher {
  private readonly pdfium: Pdfium;
  private source: SharedReads | undefined;
  private document: TextDocument | undefined;

  constructor(pdfium: Pdfium) {
    this.pdfium = pdfium;
  }

  obey(order: Order): void {
    if (order.kind === 'open') this.open(order);
    else if (order.kind === 'search') this.search(order);
    else if (order.kind === 'lines') this.lines(order);
    else this.close();
  }

  private open({ size, reads, password }: Extract<Order, { kind: 'open' }>): void {
    this.close();
    this.source = new SharedReads(size, reads, (offset, length) => say({ kind: 'read', offset, length }));
    this.document = openTextDocument(this.pdfium, this.source, password);
    password?.fill(0);
    say({ kind: 'opened', pageCount: this.document?.pageCount });
  }

  private search({ from, to, query, limit }: Extract<Order, { kind: 'search' }>): void {
    const compiled = compileQuery(query);
    const telling = new Telling();
    for (let page = from; page < to && this.source?.isToldToStop === false; page++) {
      this.source.begin(page);
      this.document?.page(page, ({ reading, text }) =>
        telling.add({ page, reading, matches: findMatches(text, compiled, limit) }),
      );
    }
    telling.end();
    say({ kind: 'done' });
  }

  private lines({ page }: Extract<Order, { kind: 'lines' }>): void {
    this.document?.page(page, ({ reading, text }) => say({ kind: 'lines', reading, lines: pageLines(text) }));
  }

  private close(): void {
    this.document?.close();
    this.document = undefined;
  }
}

/** Messages cost as much as a short page: pages are told several at a time, yet soon. */
class Telling {
  private pages: RawPage[] = [];
  private last = performance.now();

  add(page: RawPage): void {
    this.pages.push(page);
    if (performance.now() - this.last >= INTERVAL) this.end();
  }

  end(): void {
    if (this.pages.length > 0) say({ kind: 'pages', pages: this.pages });
    this.pages = [];
    this.last = performance.now();
  }
}

function say(report: Report): void {
  parentPort?.postMessage(report);
}

// Orders that come before PDFium has started wait in the port. A fault ends the thread, which its owner is told.
void startPdfium().then((pdfium) => {
  const searcher = new Searcher(pdfium);
  parentPort?.on('message', (order: Order) => searcher.obey(order));
});
