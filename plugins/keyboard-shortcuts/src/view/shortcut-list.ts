import type { Locale } from '@sealwright/core/api';
import type { CommandKeys, KeyedCommand } from '@sealwright/ui';

/** What is looked for: words of a command's name, or a key. */
export type Search = { readonly words: string } | { readonly key: string };

/** Commands that fit, by category and name. Words are looked for in both languages, ids and labels of keys. */
export function findCommands(
  commands: readonly KeyedCommand[],
  search: Search,
  locale: Locale,
  keys: Pick<CommandKeys, 'label' | 'sameKey'>,
): readonly KeyedCommand[] {
  const found = commands.filter((command) => {
    if ('key' in search) return command.keys.some((key) => keys.sameKey(key, search.key));
    const { title, category } = command;
    const texts = [title['zh-CN'], title.en, category?.['zh-CN'] ?? '', category?.en ?? '', command.command];
    const all = [...texts, ...command.keys.map((key) => keys.label(key))].join('\n').toLocaleLowerCase();
    const words = search.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return words.every((word) => all.includes(word));
  });
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const nameOf = ({ category, title }: KeyedCommand) => `${category?.[locale] ?? '\uffff'}\n${title[locale]}`;
  return found.sort((one, other) => compare(nameOf(one), nameOf(other)));
}
