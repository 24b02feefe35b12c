import { expect, test } from 'vitest';
import { printedHtml, printedStyle } from './print-page.ts';
import { isAcross, printRuns } from './print-runs.ts';

const sheet = (width: number, height: number, picture: string) => ({ width, height, picture });
const A4 = sheet(210, 297, '1');

test('pages of one paper are printed together, also those that lie across', () => {
  const landscape = sheet(296.9, 210.1, '3');
  const runs = printRuns([A4, sheet(297, 420, '2'), landscape, sheet(210, 297, '4')]);
  expect(runs.map(({ sheets }) => sheets.map(({ picture }) => picture))).toEqual([['1', '3', '4'], ['2']]);
  expect(isAcross(runs[0]!, landscape)).toBe(true);
  expect(isAcross(runs[0]!, A4)).toBe(false);
});

test('the page of a run has the size of its paper; a title is no markup', () => {
  const [run] = printRuns([A4, sheet(297, 210, '2')]);
  expect(printedStyle(run!)).toContain('@page { size: 210.00mm 297.00mm; margin: 0; }');
  const html = printedHtml('</title><script src="x">', 'run-0.css', run!);
  expect(html).toContain('<title>&lt;/title&gt;&lt;script src=&quot;x&quot;&gt;</title>');
  expect(html).not.toContain('<script');
});
