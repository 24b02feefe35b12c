import {
  type Options,
  type Placement,
  parsePageRange,
  parsePoint,
  placeSeal,
  type SearchedPage,
  type StampPlanInput,
  type TextQuery,
} from '@sealwright/core/api';
import { type Anchor, placeAt } from './common-anchor.ts';
import { byNumber, byRule, type Hit, type Rule } from './common-choose-hits.ts';
import {
  KeywordNotFound,
  KeywordNotFoundInText,
  NoneChosen,
  OffsetUnreadable,
  TextNotSearched,
} from './common-errors.ts';

export function keywordQuery(options: Options): TextQuery {
  return {
    text: String(options.find),
    kind: options.pattern === true ? 'pattern' : 'words',
    matchCase: options['match-case'] === true,
  };
}

/** One seal, in its true size, at every chosen place where the words stand. */
export async function planKeywordStamp(input: StampPlanInput): Promise<readonly Placement[]> {
  const { document, seal, options, found, signal } = input;
  const offset = parsePoint(String(options.offset ?? '0,0'));
  if (!offset) throw OffsetUnreadable({ offset: String(options.offset) });
  if (document.pageCount === 0) return [];
  if (!found) throw TextNotSearched({});
  const chosen = chooseHits(found, options, document.pageCount);
  if (!seal) return [];
  const size = { width: seal.widthMm, height: seal.heightMm };
  const how = { anchor: String(options.anchor ?? 'over') as Anchor, offset, rotation: Number(options.rotation ?? 0) };
  const placements: Placement[] = [];
  for (const { page: index, match } of chosen) {
    signal?.throwIfAborted();
    const page = await document.page(index);
    placements.push(placeSeal(page, seal, placeAt(page, match.boxes, size, how)));
  }
  return placements;
}

/** First by number, then by page, then by rule: 'the last one on pages 1-3' is what it says. */
function chooseHits(found: readonly SearchedPage[], options: Options, pageCount: number): readonly Hit[] {
  const find = String(options.find);
  const all = hitsOf(found);
  if (all.length === 0) throw notFound(found, find);
  const pages = String(options.pages ?? 'all');
  const inRange = new Set(parsePageRange(pages, pageCount));
  const numbered = options.hits === undefined ? all : byNumber(all, String(options.hits), find);
  const onPages = numbered.filter(({ page }) => inRange.has(page));
  if (onPages.length === 0) throw NoneChosen({ find, pages });
  return byRule(onPages, String(options.which ?? 'all') as Rule);
}

function hitsOf(found: readonly SearchedPage[]): readonly Hit[] {
  return found
    .flatMap(({ page, matches }) => matches.map((match) => ({ page, match })))
    .map((hit, index) => ({ ...hit, number: index + 1 }));
}

function notFound(found: readonly SearchedPage[], find: string) {
  const unsearched = found.filter(({ reading }) => reading === 'scan' || reading === 'unreadable');
  if (unsearched.length === 0) return KeywordNotFound({ find, count: found.length });
  return KeywordNotFoundInText({ find, pages: unsearched.map(({ page }) => page + 1).join(', ') });
}
