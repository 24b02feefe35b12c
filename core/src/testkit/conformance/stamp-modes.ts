/**
 * Conformance suite of the point `stampModes`: what every seal mode must do, and what an integrator reads to write one.
 *
 * @example
 * describeStampMode({
 *   data: manifest.sealwright.contributes.stampModes[0],
 *   mode: { plan: planMyStamp },
 *   options: [{ at: '50mm,50mm' }, { at: '10mm,10mm', rotation: 90 }],
 * });
 */
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import {
  type DocumentGeometry,
  type Options,
  type PictureClip,
  type Placement,
  pageGeometry,
  type Seal,
  SealwrightError,
  type SearchedPage,
  type StampMode,
  StampModeData,
  sealInSize,
} from '../../api/index.ts';

export interface StampModeUnderTest {
  /** The mode's entry in the manifest; its `id` may be there. */
  readonly data: unknown;
  readonly mode: StampMode;
  /** Options that plan at least one placement on `conformanceDocument`. */
  readonly options: readonly Readonly<Record<string, unknown>>[];
  /** What was found on the pages of `conformanceDocument`, for modes that search. */
  readonly found?: readonly SearchedPage[];
}

/** Six pages: A4 upright, A4 turned by each quarter, a cropped page with a shifted origin, one with /UserUnit 2. */
export const conformanceDocument: DocumentGeometry = (() => {
  const a4 = { x1: 0, y1: 0, x2: 595.276, y2: 841.89 };
  const pages = [
    pageGeometry(0, a4, 0, 1),
    pageGeometry(1, a4, 90, 1),
    pageGeometry(2, a4, 180, 1),
    pageGeometry(3, a4, 270, 1),
    pageGeometry(4, { x1: -100, y1: 200, x2: 400, y2: 900 }, 0, 1),
    pageGeometry(5, { x1: 0, y1: 0, x2: 300, y2: 400 }, 0, 2),
  ];
  return {
    pageCount: pages.length,
    page: async (index) => {
      const page = pages[index];
      if (!page)
        throw new SealwrightError('pdf.page-missing', { page: index + 1 }, { 'zh-CN': '无此页', en: 'no page' });
      return page;
    },
  };
})();

export const conformanceSeal: Seal = {
  id: 'conformance',
  source: 'conformance',
  name: '一致性测试章',
  picture: { format: 'png', data: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
  widthMm: 40,
  heightMm: 30,
  certificates: [],
};

/** Its picture has margins, each another. */
export const conformanceInk: PictureClip = { x: 0.125, y: 0.0625, width: 0.75, height: 0.875 };

export function describeStampMode({ data, mode, options, found }: StampModeUnderTest): void {
  const declared = data as StampModeData;
  const input = (chosen: Readonly<Record<string, unknown>>, document: DocumentGeometry = conformanceDocument) => ({
    document,
    ...(declared.seal === 'required'
      ? { seal: conformanceSeal, inkBox: async () => conformanceInk }
      : { seal: undefined }),
    options: Object.freeze(withDefaults(declared, chosen)),
    time: new Date('2024-07-18T09:30:00+08:00'),
    ...(found && { found: found.slice(0, document.pageCount) }),
  });

  describe('stamp mode', () => {
    test('its manifest entry fits the point and every option has a title in both languages', () => {
      expect([...Value.Errors(StampModeData, data)]).toEqual([]);
      for (const option of Object.values(declared.options.properties)) {
        expect(option.title['zh-CN']).not.toBe('');
        expect(option.title.en).not.toBe('');
      }
    });

    test('its defaults and examples fit its own schema, and an option with a pattern has an example', () => {
      for (const [name, option] of Object.entries(declared.options.properties)) {
        // Error messages quote it: a pattern means nothing to a clerk.
        if (option.pattern !== undefined)
          expect(option.examples?.length ?? 0, `examples of ${name}`).toBeGreaterThan(0);
        for (const value of [...(option.default === undefined ? [] : [option.default]), ...(option.examples ?? [])]) {
          expect(typeof value).toBe(option.type === 'integer' ? 'number' : option.type);
          if (option.pattern !== undefined) expect(String(value)).toMatch(new RegExp(option.pattern));
          if (option.minimum !== undefined) expect(Number(value)).toBeGreaterThanOrEqual(option.minimum);
          if (option.maximum !== undefined) expect(Number(value)).toBeLessThanOrEqual(option.maximum);
        }
      }
    });

    test.each(options.map((chosen) => [JSON.stringify(chosen), chosen] as const))('plans %s', async (_, chosen) => {
      const placements = await mode.plan(input(chosen));
      expect(placements.length).toBeGreaterThan(0);
      for (const placement of placements) await expectSound(placement, chosen);
    });

    test('it searches for something, and always for the same, if it places stamps by what is found', () => {
      for (const chosen of options) {
        const { options: complete } = input(chosen);
        const query = mode.search?.(complete);
        expect(query !== undefined).toBe(found !== undefined);
        expect(mode.search?.(complete)).toEqual(query);
      }
    });

    test('equal input gives equal placements and leaves the input alone', async () => {
      for (const chosen of options) {
        const first = input(chosen);
        const before = JSON.stringify(first.options);
        const placements = await mode.plan(first);
        expect(await mode.plan(input(chosen))).toEqual(placements);
        expect(JSON.stringify(first.options)).toBe(before);
      }
    });

    test('one seal is one picture object, however many places show it', async () => {
      for (const chosen of options) {
        const pictures = new Set<unknown>();
        for (const { appearance } of await mode.plan(input(chosen))) {
          if (appearance.kind === 'picture') pictures.add(appearance.picture);
        }
        expect(pictures.size).toBeLessThanOrEqual(1);
      }
    });

    test('a document without pages is refused with a typed error or gets nothing', async () => {
      const empty: DocumentGeometry = { pageCount: 0, page: (index) => conformanceDocument.page(index + 99) };
      for (const chosen of options) {
        const outcome = await mode.plan(input(chosen, empty)).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(SealwrightError);
        else expect(outcome).toEqual([]);
      }
    });
  });
}

async function expectSound({ page, box, appearance, description }: Placement, chosen: Options): Promise<void> {
  const { size } = await conformanceDocument.page(page);
  for (const value of Object.values(box)) expect(Number.isFinite(value)).toBe(true);
  expect(box.width).toBeGreaterThan(0);
  expect(box.height).toBeGreaterThan(0);
  const radius = Math.hypot(box.width, box.height) / 2;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  expect(centre.x + radius).toBeGreaterThan(0);
  expect(centre.y + radius).toBeGreaterThan(0);
  expect(centre.x - radius).toBeLessThan(size.width);
  expect(centre.y - radius).toBeLessThan(size.height);
  expect(description).not.toBe('');
  if (appearance.kind !== 'picture') {
    // What is drawn keeps its proportions.
    const { width, height } = appearance.size;
    expect(box.width / width).toBeCloseTo(box.height / height, 6);
    for (const { text, glyphs } of appearance.kind === 'text' ? appearance.lines : []) {
      expect(glyphs, `glyphs of ${text}`).toHaveLength([...text].length);
    }
    return;
  }
  // A seal is never scaled unless `width` says so: the box has the size of the part of the seal that it shows.
  const { widthMm, heightMm } = sealInSize(conformanceSeal, chosen);
  const clip = appearance.clip ?? { x: 0, y: 0, width: 1, height: 1 };
  expect(box.width).toBeCloseTo(widthMm * clip.width, 6);
  expect(box.height).toBeCloseTo(heightMm * clip.height, 6);
}

function withDefaults(data: StampModeData, chosen: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const defaults = Object.entries(data.options.properties).flatMap(([name, option]) =>
    option.default === undefined ? [] : [[name, option.default] as const],
  );
  return { ...Object.fromEntries(defaults), ...chosen };
}
