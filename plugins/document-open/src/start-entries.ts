import type { CommandData, Commands, MenuData, Menus, Point, PointReader, ViewCommands } from '@sealwright/core/api';
import type { StartEntry } from './common-start-rpc.ts';

type ReaderOf<P> = P extends Point<infer D, infer I> ? PointReader<D, I> : never;

export interface StartPoints {
  readonly menus: ReaderOf<typeof Menus>;
  readonly commands: ReaderOf<typeof Commands>;
  readonly viewCommands: ReaderOf<typeof ViewCommands>;
}

/** What other plugins put into the menu `start`, in its order; entries whose command nobody offers are left out. */
export function startEntries(own: string, { menus, commands, viewCommands }: StartPoints): StartEntry[] {
  const entries = menus.list().filter(({ plugin, data }) => data.menu === 'start' && plugin !== own);
  return entries
    .map(({ data }) => data)
    .sort(byPlace)
    .flatMap(({ command, argument, title }) => {
      const data: CommandData | undefined = (commands.get(command) ?? viewCommands.get(command))?.data;
      if (!data) return [];
      const { icon } = data;
      return [
        {
          command,
          ...(argument === undefined ? {} : { argument }),
          title: title ?? data.title,
          ...(icon === undefined ? {} : { icon }),
        },
      ];
    });
}

function byPlace(one: MenuData, other: MenuData): number {
  const [group, otherGroup] = [one.group ?? '', other.group ?? ''];
  if (group !== otherGroup) return group < otherGroup ? -1 : 1;
  return (one.order ?? 100) - (other.order ?? 100);
}
