/** Point `menus`: entries of menus. Data only; the command behind an entry is loaded when it is chosen. */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const MenuData = Type.Object({
  menu: Type.Union([
    /** The application's menus, under the ≡ button and in the menu bar of macOS. */
    Type.Literal('file'),
    Type.Literal('edit'),
    Type.Literal('view'),
    Type.Literal('help'),
    /** Buttons at the right end of a document's tool bar; `primary` is filled. */
    Type.Literal('document'),
    /** The "+" after the document tabs and the ways to begin on an empty window. */
    Type.Literal('start'),
  ]),
  /** A command of either point. */
  command: Type.String(),
  /** Instead of the command's title. */
  title: Type.Optional(Localized),
  argument: Type.Optional(Type.Unknown()),
  /** Entries of one group stand together, groups are parted by a line; in alphabetical order. */
  group: Type.Optional(Type.String()),
  order: Type.Optional(Type.Number()),
  primary: Type.Optional(Type.Boolean()),
  /** When it is shown; see `CommandData.when`, which says when it is enabled. */
  when: Type.Optional(Type.String()),
});
export type MenuData = Static<typeof MenuData>;

export const Menus = definePoint('menus', MenuData).dataOnly();
