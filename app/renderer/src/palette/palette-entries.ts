import type { Localized } from '@sealwright/core/api';
import type { Contributions } from '../contributions/contributions.ts';
import type { Shell } from '../shell/shell.tsx';

export type PaletteKind = 'document' | 'page' | 'command' | 'setting';

export interface PaletteEntry {
  readonly key: string;
  readonly kind: PaletteKind;
  readonly title: Localized;
  /** Before the title: the category of a command. */
  readonly category?: Localized;
  /** Where it can be found in other words. */
  readonly detail?: string;
  readonly icon: string;
  /** For its key. */
  readonly command?: string;
  run(): unknown;
}

const SETTINGS_COMMAND = 'settings.open';

/** All that the palette can find now: open documents, pages, commands that can be run, settings. */
export function paletteEntries(
  shell: Shell,
  { views, commands: hostCommands, viewCommands }: Contributions,
): readonly PaletteEntry[] {
  const { documents, pages, commands, settings, workbench } = shell;
  const entries: PaletteEntry[] = [];
  for (const { id, title, tooltip } of documents.state.getState().tabs) {
    entries.push({
      key: `document:${id}`,
      kind: 'document',
      title: { 'zh-CN': title, en: title },
      ...(tooltip !== undefined && { detail: tooltip }),
      icon: 'file-text',
      run: () => documents.activate(id),
    });
  }
  for (const { id, data } of views) {
    if (data.place !== 'page' || data.group === undefined) continue;
    const run = () => pages.show(id);
    entries.push({ key: `page:${id}`, kind: 'page', title: data.title, icon: data.icon ?? 'circle', run });
  }
  for (const { id, data } of [...viewCommands, ...hostCommands]) {
    if (data.palette === false || !commands.isEnabled(id)) continue;
    entries.push({
      key: `command:${id}`,
      kind: 'command',
      title: data.title,
      ...(data.category && { category: data.category }),
      detail: id,
      icon: data.icon ?? 'chevron-right',
      command: id,
      run: () => workbench.runCommand(id),
    });
  }
  if (commands.find(SETTINGS_COMMAND)) {
    for (const { key, data } of settings.list()) {
      entries.push({
        key: `setting:${key}`,
        kind: 'setting',
        title: data.title,
        detail: key,
        icon: 'sliders-horizontal',
        run: () => workbench.runCommand(SETTINGS_COMMAND, key),
      });
    }
  }
  return entries;
}
