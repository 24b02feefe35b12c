import { expect, test } from 'vitest';
import { fanOf } from './fan.ts';
import { seamOutlook } from './seam-outlook.ts';
import { seal, surfaceOf, WHOLE } from './seam-parts.fixture.ts';

async function fan(options: Record<string, unknown>) {
  const { seams } = await seamOutlook({
    options,
    seal,
    document: { pageCount: 4, page: surfaceOf(4).page },
    inkBox: async () => WHOLE,
  });
  return fanOf(seams[0]!, options.edge === 'spread');
}

test.each(['right', 'left', 'top', 'bottom', 'spread'])(
  '%s: the slices make the seal, and none is covered',
  async (edge) => {
    const { sheets, width, height } = await fan({ edge, shares: edge === 'spread' ? '1,3' : '3,1,1,3' });
    const scale = { x: seal.widthMm, y: seal.heightMm };
    const [origin] = sheets;
    // A point of the picture is at the same place of the drawing, whichever sheet shows it.
    const start = ({ slice, clip }: (typeof sheets)[number]) => [
      slice.x - clip.x * scale.x,
      slice.y - clip.y * scale.y,
    ];
    for (const [at, sheet] of sheets.entries()) {
      const { slice, clip, paper } = sheet;
      expect(start(sheet)).toEqual(start(origin!).map((each) => expect.closeTo(each, 9)));
      expect([slice.width, slice.height]).toEqual([
        expect.closeTo(clip.width * scale.x, 9),
        expect.closeTo(clip.height * scale.y, 9),
      ]);
      const middle = { x: slice.x + slice.width / 2, y: slice.y + slice.height / 2 };
      expect(isIn(middle, paper)).toBe(true);
      for (const upper of sheets.slice(at + 1)) expect(isIn(middle, upper.paper)).toBe(false);
      expect(paper.x >= 0 && paper.y >= 0 && paper.x + paper.width <= width && paper.y + paper.height <= height).toBe(
        true,
      );
    }
  },
);

test('the first page lies on top; facing pages lie side by side', async () => {
  expect((await fan({ edge: 'left' })).sheets.map(({ page }) => page)).toEqual([3, 2, 1, 0]);
  const [right, left] = (await fan({ edge: 'spread' })).sheets;
  expect(left!.paper.x + left!.paper.width).toBeCloseTo(right!.paper.x, 9);
});

function isIn(
  { x, y }: { x: number; y: number },
  box: { x: number; y: number; width: number; height: number },
): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}
