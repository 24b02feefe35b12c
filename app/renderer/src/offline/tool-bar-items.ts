import type { Localized, ViewData } from '@sealwright/core/api';
import { type Context, holds } from '../context/when-clause.ts';
import type { Contributed, PointLists } from '../contributions/contributions.ts';
import type { CommandItem, ToolBarItem, ToolEntry } from './tool-bar-layout.ts';

export interface ShownCommand {
  readonly kind: 'command';
  readonly id: string;
  readonly title: Localized;
  readonly icon: string | undefined;
  readonly isIcon: boolean;
  readonly yields: boolean;
  readonly isEnabled: boolean;
}

export interface ShownTool {
  readonly kind: 'tool';
  readonly id: string;
  readonly title: Localized;
  readonly icon: string | undefined;
  readonly isEnabled: boolean;
}

export type ShownItem =
  | ShownCommand
  | { readonly kind: 'control'; readonly id: string; readonly view: Contributed<ViewData> }
  | {
      readonly kind: 'menu';
      readonly id: string;
      readonly title: Localized;
      readonly icon: string;
      readonly groups: readonly (readonly (ShownCommand | ShownTool)[])[];
    };

type Lists = Pick<PointLists, 'commands' | 'viewCommands' | 'documentTools' | 'views'>;

/** The items of a layout that somebody offers, as they are now; groups of which nothing is left are left out. */
export function shownItems(
  layout: readonly (readonly ToolBarItem[])[],
  lists: Lists,
  context: Context,
): readonly (readonly ShownItem[])[] {
  return withoutEmpty(layout.map((group) => group.flatMap((item) => shownItem(item, lists, context) ?? [])));
}

function shownItem(item: ToolBarItem, lists: Lists, context: Context): ShownItem | undefined {
  switch (item.kind) {
    case 'command':
      return shownCommand(item, lists, context);
    case 'control': {
      const view = lists.views.find(({ id, data }) => id === item.view && data.place === 'tool-control');
      return view && { kind: 'control', id: view.id, view };
    }
    case 'menu': {
      const groups = withoutEmpty(
        item.groups.map((group) => group.flatMap((entry) => shownEntry(entry, lists, context) ?? [])),
      );
      return groups.length === 0 ? undefined : { ...item, id: item.icon, groups };
    }
  }
}

function shownEntry(entry: CommandItem | ToolEntry, lists: Lists, context: Context) {
  return entry.kind === 'command' ? shownCommand(entry, lists, context) : shownTool(entry, lists, context);
}

function shownCommand(
  { command, title, icon, isIcon, yields }: CommandItem,
  { commands, viewCommands }: Lists,
  context: Context,
): ShownCommand | undefined {
  const found = viewCommands.find(({ id }) => id === command) ?? commands.find(({ id }) => id === command);
  if (!found) return undefined;
  const { data } = found;
  return {
    kind: 'command',
    id: command,
    title: title ?? data.title,
    icon: icon ?? data.icon,
    isIcon: isIcon === true,
    yields: yields === true,
    isEnabled: holds(data.when, context),
  };
}

function shownTool({ tool, title }: ToolEntry, { documentTools }: Lists, context: Context): ShownTool | undefined {
  const found = documentTools.find(({ id }) => id === tool);
  if (!found) return undefined;
  const { data } = found;
  const isEnabled = context['document.active'] === true && holds(data.when, context);
  return { kind: 'tool', id: tool, title: title ?? data.title, icon: data.icon, isEnabled };
}

const withoutEmpty = <T>(groups: readonly (readonly T[])[]) => groups.filter((group) => group.length > 0);
