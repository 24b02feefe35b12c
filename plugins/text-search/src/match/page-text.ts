/** Left, bottom, right, top in user space. */
export type UserBox = readonly [x1: number, y1: number, x2: number, y2: number];

/** The text of one page, character by character, in the order in which it is written. */
export interface PageText {
  /** Unicode code points, white space and line ends (U+000A) among them. */
  readonly codes: ArrayLike<number>;
  /** Where a character stands; `undefined` where it takes no room. */
  box(index: number): UserBox | undefined;
}

export const LINE_END = 0x0a;

/** Text that stands nowhere, such as a query's. */
export function bareText(text: string): PageText {
  return { codes: Array.from(text, (character) => character.codePointAt(0) as number), box: () => undefined };
}
