/** The window shows placed seals as the signed file has them: same place, same ink, the text below still to be read. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareSeals } from '../../../plugins/signing/src/testing/compare-seals.ts';
import { cropped, type PixelArea, type Raster, readPng, readPpm } from '../../../plugins/signing/src/testing/raster.ts';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { PARTY_A } from './workbench-page.ts';

const A4_WIDTH = 210;
/** Around a seal, in millimetres; no other red ink may be near. */
const MARGIN = 3;

/** A page as the window shows it, and where the seals stand on it in the raster's pixels. */
interface PageShot {
  readonly page: Raster;
  readonly seals: readonly PixelArea[];
}

/** The sheet of paper in a picture of the window: its white begins at another pixel than its element, by rounding. */
function paintedPaper(window: Raster, { x, y, width, height }: PixelArea): PixelArea {
  const [outside, inside] = [3, 10];
  const isWhite = (column: number, row: number) => window.rgb[(row * window.width + column) * 3] === 255;
  let [left, top] = [Math.round(x) - outside, Math.round(y) - outside];
  while (!isWhite(left, Math.round(y) + inside)) left++;
  while (!isWhite(Math.round(x) + inside, top)) top++;
  return { x: left, y: top, width, height };
}

/** The first page of a file as poppler draws it, in the size of another picture of it. */
function drawnPage(path: string, { width, height }: Raster, isTurned: boolean): Raster {
  // pdftoppm takes the size of the page before it is turned.
  const [x, y] = isTurned ? [height, width] : [width, height];
  const words = ['-cropbox', '-f', '1', '-l', '1', '-scale-to-x', String(x), '-scale-to-y', String(y), path];
  return readPpm(execFileSync('pdftoppm', words, { maxBuffer: 1 << 30 }));
}

/** The file with its first page cut to a CropBox that begins elsewhere than the page, and turned by 90°. */
function turnFirstPage(path: string, to: string, crop: readonly number[]): void {
  const words = ['--json=2', '--json-key=pages', '--json-key=qpdf', '--json-stream-data=none', path];
  const { pages, qpdf } = JSON.parse(execFileSync('qpdf', words, { encoding: 'utf8', maxBuffer: 1 << 28 }));
  const key = `obj:${pages[0].object}`;
  const value = { ...qpdf[1][key].value, '/CropBox': crop, '/Rotate': 90 };
  writeFileSync(`${to}.json`, JSON.stringify({ version: 2, qpdf: [qpdf[0], { [key]: { value } }] }));
  execFileSync('qpdf', [path, `--update-from-json=${to}.json`, to]);
}

inEachShell(
  (lab) => {
    const sheet = () => lab.page.locator('[data-page-number="1"]').locator('visible=true').last();

    /** With nothing selected and no tool on. */
    async function pageShot(): Promise<PageShot> {
      const { page, workbench } = lab;
      await page.mouse.move(5, 5);
      await expect.poll(() => page.locator('[data-stamp][aria-pressed="true"]').count()).toBe(0);
      const pictures = page.locator('[data-overlay] img').locator('visible=true');
      await expect
        .poll(() => pictures.evaluateAll((all) => all.filter((each) => (each as HTMLImageElement).complete).length))
        .toBe(await workbench.stamps.count());
      const scale = await page.evaluate(() => devicePixelRatio);
      const [at, ...frames] = await Promise.all(
        [sheet(), ...(await workbench.stamps.all())].map((each) => each.boundingBox()),
      );
      const pixels = ({ x, y, width, height }: PixelArea) => ({
        x: x * scale,
        y: y * scale,
        width: width * scale,
        height: height * scale,
      });
      const window = readPng(await page.screenshot());
      return {
        page: cropped(window, paintedPaper(window, pixels(at!))),
        seals: frames.map((frame) => pixels({ ...frame!, x: frame!.x - at!.x, y: frame!.y - at!.y })),
      };
    }

    /** `pageWidth` in millimetres. */
    function expectSame({ page, seals }: PageShot, drawn: Raster, pageWidth: number): void {
      expect(drawn).toMatchObject({ width: page.width, height: page.height });
      const scale = page.width / pageWidth;
      for (const { x, y, width, height } of seals) {
        const margin = MARGIN * scale;
        const area = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
        const found = compareSeals(page, drawn, area, scale);
        expect(found.offset).toBeLessThan(0.2);
        expect(found.colour).toBeLessThan(10);
        expect(found.inkKept).toBeGreaterThan(0.95);
        expect(found.textKept).toBeGreaterThan(0.9);
      }
    }

    test('two seals over the text of a Chinese contract', { timeout: SLOW }, async () => {
      await lab.workbench.openSample('采购合同');
      const clear = lab.path('采购合同.pdf');
      await lab.workbench.saveAs(clear);
      await lab.workbench.placeSeal(PARTY_A.seal, 1, 90, 90);
      await lab.workbench.placeSeal(PARTY_A.other, 1, 70, 165);
      const shot = await pageShot();
      expect(shot.seals).toHaveLength(2);
      await lab.workbench.sign(PARTY_A.pin, 1);
      const signed = lab.path('对比.pdf');
      await lab.workbench.saveAs(signed);
      expectSame(shot, drawnPage(signed, shot.page, false), A4_WIDTH);
      await lab.page.keyboard.press('Control+w');
    });

    test('on a page that is turned and cut', { timeout: SLOW }, async () => {
      const turned = lab.path('横向.pdf');
      const crop = [40, 60, 555, 800];
      turnFirstPage(lab.path('采购合同.pdf'), turned, crop);
      await lab.workbench.openFile(turned);
      await lab.workbench.placeSeal(PARTY_A.seal, 1, 80, 60);
      const shot = await pageShot();
      await lab.workbench.sign(PARTY_A.pin, 1);
      const signed = lab.path('横向对比.pdf');
      await lab.workbench.saveAs(signed);
      const width = ((crop[3]! - crop[1]!) / 72) * 25.4;
      expectSame(shot, drawnPage(signed, shot.page, true), width);
    });
  },
  { scale: 2, size: { width: 1500, height: 1500 } },
);
