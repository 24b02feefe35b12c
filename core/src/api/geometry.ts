/**
 * Page geometry: the page as its reader sees it, in millimetres, and the way back to the PDF's own coordinates.
 *
 * Display space: origin at the top left corner of the visible page (CropBox clipped to MediaBox, turned by /Rotate),
 * x to the right, y down, unit millimetre, /UserUnit applied. Everything a user reads or types is in display space.
 * User space: ISO 32000-2, 8.3.2.3; its unit is 1/72 inch x UserUnit.
 */
export const POINTS_PER_MM = 72 / 25.4;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Lower left and upper right corner, x1 < x2 and y1 < y2, in user space. */
export interface Rectangle {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** (x, y) -> (a x + c y + e, b x + d y + f), as in ISO 32000-2, 8.3.3. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface PageGeometry {
  /** 0-based. */
  readonly index: number;
  /** Visible area in user space: CropBox clipped to MediaBox. */
  readonly visible: Rectangle;
  /** Clockwise turn at which the page is shown (ISO 32000-2, table 31). */
  readonly rotate: 0 | 90 | 180 | 270;
  readonly userUnit: number;
  /** Size of the page as it is seen, in millimetres. */
  readonly size: Size;
}

/**
 * A rectangle in display space. `x`, `y` is the top left corner of the unturned box; `rotation` turns it clockwise, in
 * degrees, around its centre.
 */
export interface DisplayBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
}

/** Builds the geometry of a page from its effective (inherited, normalised) attributes. */
export function pageGeometry(
  index: number,
  visible: Rectangle,
  rotate: PageGeometry['rotate'],
  userUnit: number,
): PageGeometry {
  const scale = userUnit / POINTS_PER_MM;
  const width = (visible.x2 - visible.x1) * scale;
  const height = (visible.y2 - visible.y1) * scale;
  const turned = rotate === 90 || rotate === 270;
  return {
    index,
    visible,
    rotate,
    userUnit,
    size: turned ? { width: height, height: width } : { width, height },
  };
}

/** Matrix from display space (mm) to user space. */
export function displayToUser({ visible, rotate, userUnit }: PageGeometry): Matrix {
  const k = POINTS_PER_MM / userUnit;
  switch (rotate) {
    case 0:
      return [k, 0, 0, -k, visible.x1, visible.y2];
    case 90:
      return [0, k, k, 0, visible.x1, visible.y1];
    case 180:
      return [-k, 0, 0, k, visible.x2, visible.y1];
    case 270:
      return [0, -k, -k, 0, visible.x2, visible.y2];
  }
}

/** `second` after `first`. */
export function concat(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = second;
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
}

/** The inverse; throws a `RangeError` for a matrix that has none. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c;
  if (!Number.isFinite(1 / determinant)) throw new RangeError('the matrix has no inverse');
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Matrix that puts the unit square (y up: the upright picture's lower left corner is 0, 0) onto the box, in user space. */
export function boxToUser(page: PageGeometry, box: DisplayBox): Matrix {
  const turn = (box.rotation * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const centred: Matrix = [box.width, 0, 0, -box.height, -box.width / 2, box.height / 2];
  const turned: Matrix = [cos, sin, -sin, cos, box.x + box.width / 2, box.y + box.height / 2];
  return concat(concat(centred, turned), displayToUser(page));
}

/** Smallest upright rectangle that holds the unit square under the matrix. */
export function boundsOfUnitSquare(matrix: Matrix): Rectangle {
  const corners = [apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 0, 1), apply(matrix, 1, 1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
}
