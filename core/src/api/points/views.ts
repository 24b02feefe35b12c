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
    /** Below pages and documents, over their whole width: one of several, chosen by tabs, shown and hidden by its user. */
    Type.Literal('panel'),
    /** The foot of the left navigation, above the settings; not there in a narrow window. */
    Type.Literal('navigation-foot'),
    /** A small control in the tool bar of the offline client, such as a number or a list; its layout says where. */
    Type.Literal('tool-control'),
    /** Over the window, without a place of its own: what stands beside other things. Loaded once the window is at rest. */
    Type.Literal('overlay'),
  ]),
  /** Name of an icon of the UI kit. */
  icon: Type.Optional(Type.String()),
  /** Lower comes first; default 100. */
  order: Type.Optional(Type.Number()),
  /** Pages: where the navigation lists it. Without a group it is not listed and opened by a command only. */
  group: Type.Optional(Type.Union([Type.Literal('main'), Type.Literal('assistant'), Type.Literal('settings')])),
  /** Documents: file name endings that it shows, such as '.pdf'. */
  extensions: Type.Optional(Type.Array(Type.String())),
  /** Parts of documents: shown only while this holds; see `CommandData.when`. */
  when: Type.Optional(Type.String()),
  /** Place 'document-side': shown only while this tool (an id at `documentTools`) is on. */
  tool: Type.Optional(Type.String()),
});
export type ViewData = Static<typeof ViewData>;

export const Views = definePoint('views', ViewData).dataOnly();
