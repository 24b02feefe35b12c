/**
 * Point `views`: pages of the window and parts of an open document. The data says where a view stands; its code is in the
 * plugin's `src/view.tsx`, which runs in the renderer. A view that throws is replaced by a card that names the plugin;
 * everything else lives on.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const ViewData = Type.Object({
  title: Localized,
  place: Type.Union([
    /** A page of its own, opened from the left navigation. */
    Type.Literal('page'),
    /** What fills the middle of an open document. */
    Type.Literal('document'),
    /** Left of the document: thumbnails, outline. */
    Type.Literal('document-rail'),
    /** Right of the document: panels one below the other. */
    Type.Literal('document-side'),
    /** One line above the document. */
    Type.Literal('document-bar'),
    /** The foot of the left navigation. */
    Type.Literal('navigation-foot'),
  ]),
  /** Name of an icon of the UI kit. */
  icon: Type.Optional(Type.String()),
  /** Lower comes first; default 100. */
  order: Type.Optional(Type.Number()),
  /** Pages: where the navigation lists it. Without a group it is not listed and opened by a command only. */
  group: Type.Optional(Type.Union([Type.Literal('main'), Type.Literal('assistant'), Type.Literal('settings')])),
  /** Documents: file name endings that it shows, such as '.pdf'. */
  extensions: Type.Optional(Type.Array(Type.String())),
  /** Place 'document-side': shown only while this tool (an id at `documentTools`) is on. */
  tool: Type.Optional(Type.String()),
});
export type ViewData = Static<typeof ViewData>;

export const Views = definePoint('views', ViewData).dataOnly();
