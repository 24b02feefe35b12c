/** A search thread: PDFium, one document, and the pages it is told to search. See `messages.ts`. */
import { parentPort } from 'node:worker_threads';
import { compileQuery } from '../match/compile-query.ts';
import { findMatches } from '../match/find-matches.ts';
import { openTextDocument, type TextDocument } from '../read/open-text-document.ts';
import { startPdfium } from '../read/pdfium.ts';
import type { Order, Report } from './messages.ts';
import { SharedReads } from './shared-reads.ts';

if (!parentPort) throw new Error('search.worker.ts runs as a worker thread');
const port = parentPort;
const say = (report: Report) => port.postMessage(report);
const pdfium = await startPdfium();
let document: TextDocument | undefined;

port.on('message', (order: Order) => {
  switch (order.kind) {
    case 'open':
      open(order);
      return;
    case 'search':
      search(order);
      return;
    case 'close':
      document?.close();
      document = undefined;
  }
});

function open({ size, reads, password }: Extract<Order, { kind: 'open' }>): void {
  const source = new SharedReads(size, reads, (offset, length) => say({ kind: 'read', offset, length }));
  document = openTextDocument(pdfium, source, password);
  password?.fill(0);
  say({ kind: 'opened', pageCount: document?.pageCount });
}

function search({ from, to, query, limit }: Extract<Order, { kind: 'search' }>): void {
  const compiled = compileQuery(query);
  for (let page = from; page < to; page++) {
    document?.page(page, ({ reading, text }) =>
      say({ kind: 'page', page, reading, matches: findMatches(text, compiled, limit) }),
    );
  }
  say({ kind: 'done' });
}
