/** A run as a page of HTML: one picture to the sheet, in its own size (CSS Paged Media). */
import { html } from '@sealwright/core/api';
import { isAcross, type PrintRun, type Sheet } from './print-runs.ts';

/** Runs nothing; pictures stand where their style attributes say. */
export const PRINT_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'";

/** The title is what printers call the job. `style`: address of the style. */
export function printedHtml(title: string, style: string, run: PrintRun): string {
  const rows = run.sheets.map(
    (sheet) => html`<div><img src="${sheet.picture}" style="${placed(run, sheet)}" alt=""></div>
`,
  );
  return html`<!doctype html>
<html>
<head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="${style}"></head>
<body>
${rows}</body>
</html>
`.markup;
}

/** Chromium rounds pages down to units of the printer: a sheet as high as its page would begin another one. */
export function printedStyle({ width, height }: PrintRun): string {
  return `@page { size: ${mm(width)} ${mm(height)}; margin: 0; }
body { margin: 0; }
div { width: ${mm(width)}; height: calc(${mm(height)} - 0.5px); overflow: hidden; break-after: page; break-inside: avoid; }
div:last-child { break-after: auto; }
img { display: block; transform-origin: 0 0; }
`;
}

/** In its own size; what lies across has its top at the left edge, where paper is bound. */
function placed(run: PrintRun, sheet: Sheet): string {
  const size = `width: ${mm(sheet.width)}; height: ${mm(sheet.height)}`;
  return isAcross(run, sheet) ? `${size}; transform: translateY(${mm(sheet.width)}) rotate(-90deg)` : size;
}

const mm = (length: number) => `${length.toFixed(2)}mm`;
