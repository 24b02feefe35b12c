import { type DocumentGeometry, defineError, type PageGeometry, POINTS_PER_MM, pageGeometry } from '../api/index.ts';

const A4 = { width: 210 * POINTS_PER_MM, height: 297 * POINTS_PER_MM };

/** A page as a test wants it; by default an upright A4 page whose user space starts at 0, 0. */
export interface FakePage {
  readonly rotate?: PageGeometry['rotate'];
  readonly userUnit?: number;
  /** Visible area in user space, such as that of a cropped page: [x1, y1, x2, y2]. */
  readonly visible?: readonly [number, number, number, number];
}

const PageMissing = defineError<{ page: number }>('pdf.page-missing', {
  'zh-CN': '文档没有第 {page} 页。',
  en: 'The document has no page {page}.',
});

/** A document of the given pages, or of as many upright A4 pages. */
export function fakeDocument(pages: number | readonly FakePage[] = 1): DocumentGeometry {
  const wanted = typeof pages === 'number' ? Array.from({ length: pages }, (): FakePage => ({})) : pages;
  return {
    pageCount: wanted.length,
    async page(index) {
      const page = wanted[index];
      if (!page) throw PageMissing({ page: index + 1 });
      return fakePage(page, index);
    },
  };
}

export function fakePage({ rotate = 0, userUnit = 1, visible }: FakePage = {}, index = 0): PageGeometry {
  const [x1, y1, x2, y2] = visible ?? [0, 0, A4.width, A4.height];
  return pageGeometry(index, { x1, y1, x2, y2 }, rotate, userUnit);
}

/** The kinds of page that geometry most often gets wrong. */
export const awkwardPages: readonly FakePage[] = [
  {},
  { rotate: 90 },
  { rotate: 180 },
  { rotate: 270 },
  { visible: [50, 100, 450, 700] },
  { visible: [-200, -300, 200, 300], rotate: 90 },
  { userUnit: 2 },
  { visible: [20, 10, 320, 210], rotate: 270, userUnit: 3.5 },
];
