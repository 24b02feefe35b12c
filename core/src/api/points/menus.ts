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
    /** Buttons of the tabs of a document's tool bar (签章, 批注/水印, 视图), behind the tools of the same group. */
    Type.Literal('ribbon-sign'),
    Type.Literal('ribbon-annotate'),
    Type.Literal('ribbon-view'),
    /**
     * Buttons at the right end of a document's tool bar, on all of its tabs: those of the group of the `primary` one, which
     * is filled, as words, all others as icons where they have one.
     */
    Type.Literal('document'),
    /** Icon buttons in the top line, beside the search. */
    Type.Literal('top'),
    /** The menu of the program itself on macOS: about, settings. */
    Type.Literal('app'),
    /** The menu of the program's icon in the system's tray, between its own entries. */
    Type.Literal('tray'),
    /** The "+" after the document tabs and the ways to begin on an empty window. */
    Type.Literal('start'),
  ]),
  /** A command of either point. */
  command: Type.String(),
  /**
   * Instead of the command's title. Of several entries with one title in one group one is shown, the last whose command is
   * enabled: so each plugin with something to undo is behind the same 撤销.
   */
  title: Type.Optional(Localized),
  argument: Type.Optional(Type.Unknown()),
  /** Entries of one group stand together, groups are parted by a line; in alphabetical order. */
  group: Type.Optional(Type.String()),
  order: Type.Optional(Type.Number()),
  primary: Type.Optional(Type.Boolean()),
  /** Tabs of the tool bar: its words stay where room is short and other buttons are icons. */
  keepsWords: Type.Optional(Type.Boolean()),
  /** When it is shown; see `CommandData.when`, which says when it is enabled. */
  when: Type.Optional(Type.String()),
});
export type MenuData = Static<typeof MenuData>;

export const Menus = definePoint('menus', MenuData).dataOnly();
