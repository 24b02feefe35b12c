import type { Workbench } from '@sealwright/ui';
import { DOCUMENT_TOPIC, FIRST_TOPIC } from './own-topics.ts';
import type { Topic } from './topic.ts';

export const HELP_PAGE = 'help.page';

/**
 * The topic for what its user has in front: the part of the window with the keyboard's focus, the tool, the page; none for
 * the help itself.
 */
export function topicInFront(topics: readonly Topic[], { documents, activePage }: Workbench): string | undefined {
  if (activePage.getState() === HELP_PAGE) return undefined;
  const { active, tools } = documents.state.getState();
  const inFront = [focusedView(), active === undefined ? undefined : tools[active], activePage.getState()];
  for (const id of inFront) {
    const topic = id !== undefined && topics.find(({ about }) => about.includes(id));
    if (topic) return topic.id;
  }
  return active === undefined ? FIRST_TOPIC : DOCUMENT_TOPIC;
}

/** Beside the document: it has the focus itself most of the time, and says less than the tool that is on. */
function focusedView(): string | undefined {
  const view = document.activeElement?.closest<HTMLElement>('aside [data-anchor^="view:"]');
  return view?.dataset.anchor?.slice('view:'.length);
}
