import { html, type Locale } from '@sealwright/core/api';
import type { WrittenEntry } from '../common-audit-entry.ts';
import type { ChainReport } from '../common-chain-report.ts';
import { chainSentence } from '../common-chain-words.ts';
import { cellsOf, columnTitles } from './columns.ts';

const STYLE = html`
body { margin: 24px; color: #1f2329; font: 13px/1.5 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0; font-size: 20px; }
.state { margin: 12px 0; padding: 10px 14px; border: 1px solid #c9c8c3; border-radius: 6px; font-weight: 600; }
.broken { border-color: #b3281f; color: #b3281f; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 8px; border-bottom: 1px solid #e2e1dd; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
td:nth-child(7), td:nth-child(8) { max-width: 18em; color: #565b63; font: 11px/1.5 ui-monospace, Consolas, monospace; }
tr { break-inside: avoid; }
`;

const heading = { 'zh-CN': '操作日志', en: 'Audit log' };
const note = {
  'zh-CN': '本文件供阅读；检查完整性请使用导出的 .jsonl 文件。',
  en: 'This file is to be read. Its .jsonl export is what can be verified.',
};

/** One file that shows itself in any browser and on paper; it holds no script and loads nothing. */
export function htmlHead(report: ChainReport, locale: Locale, time: Date): string {
  const state = `${chainSentence(report)[locale]} · ${time.toISOString()}`;
  const titles = columnTitles.map((title) => html`<th scope="col">${title[locale]}</th>`);
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${heading[locale]}</title><style>${STYLE}</style></head>
<body><h1>${heading[locale]}</h1><p class="state ${report.state}">${state}</p><p>${note[locale]}</p>
<table><thead><tr>${titles}</tr></thead><tbody>
`.markup;
}

export function htmlRow(written: WrittenEntry, locale: Locale): string {
  const cells = cellsOf(written, locale).map((text) => html`<td>${text}</td>`);
  return html`<tr>${cells}</tr>\n`.markup;
}

export function htmlFoot(): string {
  return '</tbody></table></body></html>\n';
}
