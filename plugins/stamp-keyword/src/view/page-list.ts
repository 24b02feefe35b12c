import { numberList } from './hit-choice.ts';

/** Ranges of pages that a sentence names; who has more learns that there are more. */
const MOST = 12;

/** 0-based pages as a sentence names them: '3、5-9'. */
export function pageList(pages: readonly number[]): string {
  const ranges = numberList(pages.map((page) => page + 1)).split(',');
  return `${ranges.slice(0, MOST).join('、')}${ranges.length > MOST ? ' …' : ''}`;
}
