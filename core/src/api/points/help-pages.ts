/**
 * Point `helpPages`: topics of the help, besides those that `plugins/help` brings itself. Data only: read there, in the
 * plugin host, when the help is opened.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const HelpPageData = Type.Object({
  title: Localized,
  /** Under which heading the list shows it. */
  group: Type.Union([
    /** First steps. */
    Type.Literal('start'),
    /** Ways to place seals. */
    Type.Literal('seals'),
    /** Keys, certificates, PINs. */
    Type.Literal('keys'),
    /** Files, signatures, verification. */
    Type.Literal('documents'),
    /** The window: keyboard, settings, words. */
    Type.Literal('window'),
  ]),
  /** Lower comes first within its group, before the help's own topics below 100; default 200. */
  order: Type.Optional(Type.Number()),
  /**
   * Markdown (CommonMark with tables; HTML is shown as text, pictures by their names), below a heading with the title.
   * Links lead to `help:ID`, another topic, `command:ID`, a button that runs a command, or `https:`, a page that the user's
   * browser opens; an empty link `[](key:ID)` is the key of a command, as it is at present.
   */
  text: Localized,
  /** What it explains: ids of pages, views and tools. F1 opens it while one of them is in front. */
  about: Type.Optional(Type.Array(Type.String())),
});
export type HelpPageData = Static<typeof HelpPageData>;

export const HelpPages = definePoint('helpPages', HelpPageData).dataOnly();
