import type { HelpPageData, Locale, Localized } from '@sealwright/core/api';

/** An article of the help, of this plugin or of another. */
export interface Topic {
  readonly id: string;
  readonly title: Localized;
  readonly group: HelpPageData['group'];
  /** Markdown below the title. */
  readonly text: Localized;
  /** Ids of the pages, views and tools that it explains. */
  readonly about: readonly string[];
}

export interface TopicGroup {
  readonly group: Topic['group'];
  readonly topics: readonly Topic[];
}

const GROUPS: readonly Topic['group'][] = ['start', 'seals', 'keys', 'documents', 'window'];

/** Topics under their headings, in the order in which they come. */
export function groupTopics(topics: readonly Topic[]): readonly TopicGroup[] {
  return GROUPS.map((group) => ({ group, topics: topics.filter((topic) => topic.group === group) })).filter(
    (each) => each.topics.length > 0,
  );
}

/** Topics in which every word occurs; first those that have all of them in their titles. */
export function searchTopics(topics: readonly Topic[], query: string, locale: Locale): readonly Topic[] {
  const words = query.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every((word) => text.toLocaleLowerCase(locale).includes(word));
  const inTitle = topics.filter(({ title }) => hasAll(title[locale]));
  const inText = topics.filter(
    (topic) => !inTitle.includes(topic) && hasAll(`${topic.title[locale]}\n${topic.text[locale]}`),
  );
  return [...inTitle, ...inText];
}
