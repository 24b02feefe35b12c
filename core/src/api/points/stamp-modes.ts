/**
 * Point `stampModes`: ways to put seals on a document. A mode is a pure planner: page geometry, seal and options go in,
 * placements come out. It needs no window, no key and no file. Called by `plugins/signing` in the plugin host for every
 * preview and every submit; must give equal placements for equal input. A typed error refuses the plan; any other throw
 * is a fault of the plugin and refuses it too.
 */
import { type Static, Type } from 'typebox';
import type { Appearance, PictureClip } from '../appearance.ts';
import type { DisplayBox, PageGeometry } from '../geometry.ts';
import { Localized } from '../localized.ts';
import { OptionsSchema } from '../options.ts';
import { definePoint } from '../point.ts';
import type { SearchedPage, TextQuery } from '../services/text-search.ts';
import type { Seal } from './seal-sources.ts';

export const StampModeData = Type.Object({
  title: Localized,
  /**
   * JSON Schema (object) of the options. Its properties become CLI options and a form by themselves, so they cannot have
   * the names of options of `sealwright sign` itself.
   */
  options: OptionsSchema,
  /** Whether a plan needs a seal. */
  seal: Type.Union([Type.Literal('required'), Type.Literal('none')]),
});
export type StampModeData = Static<typeof StampModeData>;

/** The document as a planner sees it. */
export interface DocumentGeometry {
  readonly pageCount: number;
  /** 0-based; rejects with `pdf.page-missing` beyond the end. */
  page(index: number): Promise<PageGeometry>;
}

export interface StampPlanInput {
  readonly document: DocumentGeometry;
  readonly seal: Seal | undefined;
  /**
   * The part of the seal's picture that shows something: all but its empty margins. The first question decodes the
   * picture, so modes ask only where margins matter. Missing: the whole picture. Rejects with `seals.picture-*`.
   */
  readonly inkBox?: () => Promise<PictureClip>;
  /** All pages in order, searched for what the mode's `search` asked for; missing where it asked for nothing. */
  readonly found?: readonly SearchedPage[];
  /** Checked against the mode's schema, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The signing time: dates on stamps are this time's. */
  readonly time: Date;
  readonly signal?: AbortSignal;
}

export interface Placement {
  /** 0-based. */
  readonly page: number;
  /** Where the stamp stands on the page as the user sees it, in millimetres. */
  readonly box: DisplayBox;
  readonly appearance: Appearance;
  /** For screen readers and lists: seal name or text. */
  readonly description: string;
}

export interface StampMode {
  /**
   * What has to be found in the document's text before `plan`, for modes that place stamps by words. The search is the
   * caller's: it takes as long as the document is, while a plan has a deadline. Callers await the answer: that of a mode in
   * a process of its own comes later.
   */
  search?(options: Readonly<Record<string, unknown>>): TextQuery | undefined;
  plan(input: StampPlanInput): Promise<readonly Placement[]>;
}

export const StampModes = definePoint('stampModes', StampModeData).of<StampMode>({ deadline: 10_000 });
