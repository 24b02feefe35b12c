import type { VersionText } from '../../common-compare-rpc.ts';

/** What stands in place of text, in the language in force. */
export interface TextWords {
  /** Heading of a page; numbers begin with 1. */
  readonly head: (page: number) => string;
  readonly scan: string;
  readonly unreadable: string;
}

/** The text of a version as one, each page below its heading: pages stay together where lines move between them. */
export function versionText(pages: readonly VersionText[], words: TextWords): string {
  return pages
    .map(({ page, reading, lines }) => [words.head(page + 1), ...bodyOf(reading, lines, words), ''].join('\n'))
    .join('\n');
}

/** Of one page, for telling which pages belong together. */
export function pageText({ lines }: VersionText): string {
  return lines.join('\n');
}

function bodyOf(
  reading: VersionText['reading'],
  lines: readonly string[],
  { scan, unreadable }: TextWords,
): readonly string[] {
  if (reading === 'scan' && lines.length === 0) return [scan];
  return reading === 'unreadable' ? [unreadable] : lines;
}
