import { describe, expect, test } from 'vitest';
import {
  apply,
  boundsOfUnitSquare,
  boxToUser,
  concat,
  type DisplayBox,
  displayToUser,
  invert,
  type Matrix,
  type PageGeometry,
  POINTS_PER_MM,
  pageGeometry,
} from './geometry.ts';

/** Numbers that look random and are the same in every run (a linear congruential generator). */
function numbers(seed: number): (least: number, most: number) => number {
  let state = seed;
  return (least, most) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return least + (state / 2 ** 32) * (most - least);
  };
}

/** Pages of every turn, uncropped and cropped with the origin anywhere, in usual and large units. */
const pages: PageGeometry[] = ([0, 90, 180, 270] as const).flatMap((rotate) =>
  [1, 2.5, 75].flatMap((userUnit) => [
    pageGeometry(0, { x1: 0, y1: 0, x2: 595.276, y2: 841.89 }, rotate, userUnit),
    pageGeometry(0, { x1: -310.5, y1: 120.25, x2: 88, y2: 700 }, rotate, userUnit),
  ]),
);
const named = pages.map(
  (page) => [`/Rotate ${page.rotate}, /UserUnit ${page.userUnit}, from ${page.visible.x1}`, page] as const,
);

function expectPoint([x, y]: readonly [number, number], [wantedX, wantedY]: readonly [number, number]): void {
  expect(x).toBeCloseTo(wantedX, 6);
  expect(y).toBeCloseTo(wantedY, 6);
}

test('a millimetre is 72/25.4 points', () => {
  const { size } = pageGeometry(0, { x1: 0, y1: 0, x2: 210 * POINTS_PER_MM, y2: 297 * POINTS_PER_MM }, 0, 1);
  expect(size.width).toBeCloseTo(210, 9);
  expect(size.height).toBeCloseTo(297, 9);
});

describe.each(named)('%s', (_, page) => {
  const toUser = displayToUser(page);
  const { x1, y1, x2, y2 } = page.visible;
  const { width, height } = page.size;

  test('the corners of what is seen are the corners of the visible area, turned clockwise', () => {
    const clockwise = [
      [x1, y2],
      [x2, y2],
      [x2, y1],
      [x1, y1],
    ] as const;
    // Turned by a quarter, the corner that was at the lower left stands at the upper left.
    const first = (4 - page.rotate / 90) % 4;
    const corner = (place: number) => clockwise[(first + place) % 4]!;
    expectPoint(apply(toUser, 0, 0), corner(0));
    expectPoint(apply(toUser, width, 0), corner(1));
    expectPoint(apply(toUser, width, height), corner(2));
    expectPoint(apply(toUser, 0, height), corner(3));
  });

  test('lengths keep their proportion, and there and back again is where one was', () => {
    const number = numbers(page.rotate + page.userUnit);
    const back = invert(toUser);
    for (let count = 0; count < 50; count++) {
      const [ax, ay, bx, by] = [number(-50, 300), number(-50, 300), number(-50, 300), number(-50, 300)];
      const [a, b] = [apply(toUser, ax, ay), apply(toUser, bx, by)];
      const points = Math.hypot(a[0] - b[0], a[1] - b[1]);
      expect(points * page.userUnit).toBeCloseTo(Math.hypot(ax - bx, ay - by) * POINTS_PER_MM, 6);
      expectPoint(apply(back, ...a), [ax, ay]);
    }
  });

  test('a box stands where it was put: its corners, seen again, are those of the turned rectangle', () => {
    const number = numbers(7 * page.rotate + page.userUnit);
    const back = invert(toUser);
    for (let count = 0; count < 50; count++) {
      const box: DisplayBox = {
        x: number(0, 200),
        y: number(0, 200),
        width: number(1, 60),
        height: number(1, 60),
        rotation: number(-360, 360),
      };
      const seen = concat(boxToUser(page, box), back);
      const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2];
      expectPoint(apply(seen, 0.5, 0.5), [centreX, centreY]);
      // Clockwise on a page whose y runs down.
      const turn = (box.rotation * Math.PI) / 180;
      const turned = (dx: number, dy: number) =>
        [
          centreX + dx * Math.cos(turn) - dy * Math.sin(turn),
          centreY + dx * Math.sin(turn) + dy * Math.cos(turn),
        ] as const;
      expectPoint(apply(seen, 0, 1), turned(-box.width / 2, -box.height / 2));
      expectPoint(apply(seen, 1, 1), turned(box.width / 2, -box.height / 2));
      expectPoint(apply(seen, 0, 0), turned(-box.width / 2, box.height / 2));
    }
  });

  test('an upright box fills exactly its bounds', () => {
    const box: DisplayBox = { x: 10, y: 20, width: 30, height: 40, rotation: 0 };
    const bounds = boundsOfUnitSquare(boxToUser(page, box));
    const [a, b] = [apply(toUser, 10, 20), apply(toUser, 40, 60)];
    expectPoint([bounds.x1, bounds.y1], [Math.min(a[0], b[0]), Math.min(a[1], b[1])]);
    expectPoint([bounds.x2, bounds.y2], [Math.max(a[0], b[0]), Math.max(a[1], b[1])]);
  });
});

test('a matrix and its inverse cancel out; one without inverse is refused', () => {
  const number = numbers(1);
  for (let count = 0; count < 100; count++) {
    const matrix: Matrix = [number(1, 5), number(-1, 1), number(-1, 1), number(1, 5), number(-99, 99), number(-99, 99)];
    for (const [place, value] of concat(matrix, invert(matrix)).entries()) {
      expect(value).toBeCloseTo([1, 0, 0, 1, 0, 0][place]!, 9);
    }
  }
  expect(() => invert([1, 2, 2, 4, 0, 0])).toThrow(RangeError);
  expect(() => invert([Number.NaN, 0, 0, 1, 0, 0])).toThrow(RangeError);
});

test('the second matrix acts on what the first gives', () => {
  const [first, second]: [Matrix, Matrix] = [
    [2, 0, 0, 3, 5, 7],
    [0, 1, -1, 0, 11, 13],
  ];
  expect(apply(concat(first, second), 4, 6)).toEqual(apply(second, ...apply(first, 4, 6)));
});
