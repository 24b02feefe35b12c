import { formatPoint, type Options, offsetMoved } from '@sealwright/core/api';
import type { StampModeView } from '../contracts/stamp-drafts.ts';
import { positionOptions, stampPosition } from './stamp-position.ts';

/**
 * `StampModeView.moved` of modes that plan by `placeStamp`. A stamp on one page goes anywhere; one on several pages or at
 * several words moves alike on all of them, so it stays on its page.
 */
export const movedStamp: NonNullable<StampModeView['moved']> = ({ options, places }, place, to) => {
  const position = stampPosition(options);
  if (position) return { ...options, ...positionOptions({ ...position, page: to.page, x: to.x, y: to.y }) };
  const from = places[place];
  if (from?.page !== to.page) return undefined;
  return isAtWords(options) ? offsetMoved(options, from.box, to) : { ...options, at: formatPoint(to) };
};

/** `StampModeView.copied` of the same modes: the copy stands at the place of the first, whatever led that there. */
export const copiedStamp: NonNullable<StampModeView['copied']> = ({ options, places: [first] }, page) => {
  const { rotation = 0 } = options;
  if (!first) return { ...options, pages: String(page + 1) };
  const { x, y, width, height } = first.box;
  const middle = { page, x: x + width / 2, y: y + height / 2, rotation: Number(rotation) };
  return { ...withoutWords(options), ...positionOptions(middle) };
};

const isAtWords = ({ find }: Options) => find !== undefined && find !== '';

/** The options of `placeAtWords` that no point has. */
const WORD_OPTIONS = new Set(['find', 'pattern', 'match-case', 'hits', 'which', 'anchor', 'offset']);

function withoutWords(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !WORD_OPTIONS.has(name)));
}
