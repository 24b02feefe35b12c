/** Printing: the browser is given the document itself, the desktop app prints pictures of its pages. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inEachShell, SLOW, type WindowLab } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

/** Dots per inch at which prints are compared with the documents that they come from. */
const COMPARED_AT = 100;
/** Pixels of the sides of the squares whose colours are compared: 4 mm. */
const SQUARE = 16;
/** Of full black: a page that is shifted by one millimetre is farther apart. */
const TOLERATED = 0.2;

inEachShell((lab) => {
  test('a signed document is printed as it is seen, asked for first and at once when so set', {
    timeout: SLOW,
  }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
    await lab.workbench.sign(PARTY_A.pin, 1);
    const path = lab.path('打印.pdf');
    await lab.workbench.saveAs(path);
    const [asked] = await lab.window.printed(async () => {
      await lab.page.keyboard.press('Control+p');
      const dialog = lab.page.getByRole('dialog').filter({ hasText: '实际大小（100%）' });
      await dialog.getByText('A4').waitFor();
      await dialog.getByRole('checkbox').check();
      await dialog.getByRole('button', { name: '打印', exact: true }).click();
    });
    expectPrintOf(lab, asked!, path);

    const [atOnce] = await lab.window.printed(() => lab.page.keyboard.press('Control+p'));
    expectPrintOf(lab, atOnce!, path);
  });

  test('every paper is printed for itself; pages that lie across are turned', { timeout: SLOW }, async () => {
    const path = lab.path('尺寸.pdf');
    writeFileSync(path, pdfOf([A4, A4_ACROSS, SMALL_TURNED]));
    await lab.workbench.openFile(path);
    await lab.page.getByRole('tab', { name: '尺寸.pdf', selected: true }).waitFor();
    const prints = await lab.window.printed(async () => {
      await lab.page.keyboard.press('Control+p');
      const dialog = lab.page.getByRole('dialog').filter({ hasText: '不同的页面尺寸' });
      await dialog.getByRole('button', { name: '打印', exact: true }).click();
    });
    if (lab.kind === 'browser') {
      expectPrintOf(lab, prints[0]!, path);
      return;
    }
    expect(prints).toHaveLength(2);
    // No picture of the document stays behind.
    await expect.poll(() => readdirSync(lab.path('profile/desktop/print'))).toEqual([]);
    const asPrinted = lab.path('expected.pdf');
    writeFileSync(asPrinted, pdfOf([A4, `${A4_ACROSS} /Rotate 270`]));
    expectPrintOf(lab, prints[0]!, asPrinted);
    writeFileSync(asPrinted, pdfOf([SMALL_TURNED]));
    expectPrintOf(lab, prints[1]!, asPrinted);
  });
});

function expectPrintOf(lab: WindowLab, print: Buffer, path: string): void {
  if (lab.kind === 'browser') {
    expect(print.equals(readFileSync(path))).toBe(true);
    return;
  }
  const printed = lab.path('printed.pdf');
  writeFileSync(printed, print);
  const wanted = sizesOf(path);
  const found = sizesOf(printed);
  expect(found).toHaveLength(wanted.length);
  for (const [page, [width, height]] of wanted.entries()) {
    // Chromium rounds a page down to its own units.
    expect(Math.abs(found[page]![0] - width)).toBeLessThan(1);
    expect(Math.abs(found[page]![1] - height)).toBeLessThan(1);
    expect(difference(path, printed, page + 1)).toBeLessThan(TOLERATED);
  }
}

/** Of every page as it is seen, in points. */
function sizesOf(path: string): readonly (readonly [number, number])[] {
  const text = execFileSync('pdfinfo', ['-l', '1000', path], { encoding: 'utf8' });
  const turns = [...text.matchAll(/rot:\s+(\d+)/g)].map(([, turn]) => Number(turn) % 180 !== 0);
  return [...text.matchAll(/size:\s+([\d.]+) x ([\d.]+)/g)].map(([, width, height], page) =>
    turns[page] ? [Number(height), Number(width)] : [Number(width), Number(height)],
  );
}

/**
 * How far the colours of two pages are apart where they are farthest, 0..1, seen in squares of a few millimetres: lines
 * and edges of letters are smoothed in different ways.
 */
function difference(one: string, other: string, page: number): number {
  const [a, b] = [pixelsOf(one, page), pixelsOf(other, page)];
  let most = 0;
  for (let top = 0; top + SQUARE <= Math.min(a.height, b.height); top += SQUARE) {
    for (let left = 0; left + SQUARE <= Math.min(a.width, b.width); left += SQUARE) {
      for (let colour = 0; colour < 3; colour++) {
        const apart = Math.abs(meanOf(a, left, top, colour) - meanOf(b, left, top, colour));
        most = Math.max(most, apart / 255);
      }
    }
  }
  return most;
}

function meanOf({ width, pixels }: Pixels, left: number, top: number, colour: number): number {
  let sum = 0;
  for (let y = top; y < top + SQUARE; y++) {
    for (let x = left; x < left + SQUARE; x++) sum += pixels[3 * (width * y + x) + colour]!;
  }
  return sum / SQUARE ** 2;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Of one page by Poppler: RGB, row by row. */
function pixelsOf(path: string, page: number): Pixels {
  const args = ['-r', String(COMPARED_AT), '-f', String(page), '-l', String(page), path];
  const ppm = execFileSync('pdftoppm', args, { maxBuffer: 100_000_000 });
  const [head, width, height] = /^P6\s+(\d+) (\d+)\s+255\s/.exec(ppm.subarray(0, 50).toString('latin1'))!;
  return { width: Number(width), height: Number(height), pixels: ppm.subarray(head.length) };
}

const A4 = '/MediaBox [0 0 595.28 841.89]';
const A4_ACROSS = '/MediaBox [0 0 841.89 595.28]';
const SMALL_TURNED = '/MediaBox [0 0 300 400] /Rotate 90';

/** Pages with a black bar and a red square. `pages`: the entries of their dictionaries that make their size. */
function pdfOf(pages: readonly string[]): string {
  const bar = '20 220 200 60 re f 1 0 0 rg 20 20 40 40 re f';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index} 0 R`).join(' ')}] >>`,
    `<< /Length ${bar.length} >>\nstream\n${bar}\nendstream`,
    ...pages.map((size) => `<< /Type /Page /Parent 2 0 R ${size} /Contents 3 0 R >>`),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer << /Size ${
    objects.length + 1
  } /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
