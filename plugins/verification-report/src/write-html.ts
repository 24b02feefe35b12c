import { type Html, html, type Locale } from '@sealwright/core/api';
import type { Block, FactRow, Mark } from './report-blocks.ts';

const SHAPES: Readonly<Record<Mark, string>> = { good: '✓', bad: '✗', doubtful: '!', open: '–' };

/** Nothing is fetched and nothing runs, whatever stands in the texts: the page forbids it to itself, too. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = html`
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 860px; color: #1f2329; background: #fff;
  font: 14px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Segoe UI", sans-serif;
  overflow-wrap: anywhere; }
h1 { margin: 0 0 24px; font-size: 24px; }
h2 { margin: 32px 0 10px; padding-bottom: 4px; border-bottom: 2px solid #27435f; font-size: 17px; color: #27435f; }
h3 { margin: 20px 0 8px; font-size: 15px; }
h4 { margin: 16px 0 6px; font-size: 14px; }
p { margin: 6px 0; }
dl { display: grid; grid-template-columns: minmax(120px, 220px) 1fr; margin: 8px 0; border-top: 1px solid #e2e1dd; }
dt, dd { margin: 0; padding: 5px 8px 5px 0; border-bottom: 1px solid #e2e1dd; }
dt { color: #565b63; }
dd { white-space: pre-line; }
.code { font-family: "Cascadia Mono", Consolas, Menlo, monospace; font-size: 13px; }
ul { margin: 6px 0; padding-left: 20px; }
ul.steps { padding-left: 0; list-style: none; }
li { margin: 3px 0; }
.steps li, .verdict { display: flex; gap: 8px; align-items: baseline; }
.mark { flex: none; min-width: 92px; font-weight: 600; }
.good .mark { color: #1f7a43; }
.bad .mark { color: #b3281f; }
.doubtful .mark { color: #8a5200; }
.open .mark { color: #565b63; }
.verdict { margin: 4px 0; padding: 6px 10px; border-left: 3px solid currentColor; background: #f3f3f1; }
.verdict.good { border-color: #1f7a43; }
.verdict.bad { border-color: #b3281f; }
.verdict.doubtful { border-color: #8a5200; }
.verdict.open { border-color: #979ba3; }
@page { size: A4; margin: 18mm 16mm; }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } h2, h3, h4 { break-after: avoid; }
  li, .verdict { break-inside: avoid; } }
`;

/** A page that stands for itself: no script, nothing from elsewhere, fit for paper. `title`: of the window. */
export function writeHtml(blocks: readonly Block[], { title, locale }: { title: string; locale: Locale }): string {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${blocks.map(drawn)}
</main>
</body>
</html>
`.markup;
}

function drawn(block: Block): Html {
  switch (block.kind) {
    case 'title':
      return html`<h1>${block.text}</h1>
`;
    case 'heading':
      return HEADINGS[block.level](block.text);
    case 'paragraph':
      return html`<p>${block.text}</p>
`;
    case 'verdict':
      return html`<p class="verdict ${block.mark}"><span class="mark">${SHAPES[block.mark]} ${block.word}</span><span>${block.text}</span></p>
`;
    case 'facts':
      return html`<dl>${block.rows.map(row)}</dl>
`;
    case 'list':
      return html`<ul class="${block.items.some(({ mark }) => mark) ? 'steps' : 'points'}">${block.items.map(item)}</ul>
`;
  }
}

const HEADINGS = {
  1: (text: string) => html`<h2>${text}</h2>
`,
  2: (text: string) => html`<h3>${text}</h3>
`,
  3: (text: string) => html`<h4>${text}</h4>
`,
};

/** Names of strangers may be written from right to left; they must not turn what stands beside them. */
function row({ title, value, isCode }: FactRow): Html {
  return html`<dt>${title}</dt><dd class="${isCode ? 'code' : 'value'}"><bdi>${value}</bdi></dd>`;
}

function item({ mark, word, text }: Extract<Block, { kind: 'list' }>['items'][number]): Html {
  if (!mark) return html`<li>${text}</li>`;
  return html`<li class="${mark}"><span class="mark">${SHAPES[mark]} ${word ?? ''}</span><span>${text}</span></li>`;
}
