import { type Html, html, type Locale } from '@sealwright/core/api';
import type { CheckReportModel, ReportFinding } from './report-model.ts';

const STYLE = html`
body { margin: 32px auto; max-width: 820px; padding: 0 16px; color: #1f2329; font: 14px/1.6 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0; font-size: 22px; }
h2 { margin: 28px 0 8px; font-size: 16px; }
.summary { margin: 16px 0; padding: 12px 16px; border: 1px solid #c9c8c3; border-radius: 8px; font-size: 16px; font-weight: 600; }
.finding { padding: 8px 0; border-top: 1px solid #e2e1dd; break-inside: avoid; }
.finding p { margin: 0; }
.verdict { display: inline-block; min-width: 5em; margin-right: 8px; font-weight: 600; }
.passed { color: #1f7a43; } .notice, .not-checked { color: #2c5f92; } .warning { color: #9a5b00; } .failed { color: #b3281f; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 16px; margin: 4px 0 0 6em; color: #565b63; font-size: 12px; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
`;

/** One file that shows itself in any browser and on paper; it holds no script and loads nothing. */
export function htmlReport({ heading, program, time, summary, groups }: CheckReportModel, locale: Locale): string {
  const parts = groups.map(
    ({ title, findings }) => html`<section><h2>${title}</h2>${findings.map(findingHtml)}</section>
`,
  );
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${heading}</title><style>${STYLE}</style></head>
<body><h1>${heading}</h1><p>${program} · ${time.toISOString()}</p><p class="summary">${summary}</p>
${parts}</body></html>
`.markup;
}

function findingHtml({ verdict, verdictWord, title, sentence, facts }: ReportFinding): Html {
  const list = facts.map((fact) => html`<dt>${fact.title}</dt><dd>${fact.value}</dd>`);
  return html`<div class="finding"><p><span class="verdict ${verdict ?? ''}">${verdictWord}</span><strong>${title}</strong>　${sentence}</p>${list.length > 0 ? html`<dl>${list}</dl>` : ''}</div>`;
}
