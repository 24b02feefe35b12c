import type { Locale } from '@sealwright/core/api';
import type { WrittenEntry } from '../common-audit-entry.ts';
import type { ChainReport } from '../common-chain-report.ts';
import { cellsOf, columnTitles } from './columns.ts';

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function csvHead(_report: ChainReport, locale: Locale): string {
  return `\uFEFF${rowOf(columnTitles.map((title) => title[locale]))}`;
}

export function csvRow(written: WrittenEntry, locale: Locale): string {
  return rowOf(cellsOf(written, locale));
}

function rowOf(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Spreadsheets compute what begins like a formula; an apostrophe makes it a text. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
