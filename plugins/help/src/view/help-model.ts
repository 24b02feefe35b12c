import { type Disposable, keepWatching, type RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { HelpTopic, helpRpc } from '../common-help-rpc.ts';
import { FIRST_TOPIC, ownTopics } from './own-topics.ts';
import type { Topic } from './topic.ts';

export interface HelpState {
  readonly topics: readonly Topic[];
  /** Id of the topic that is read. */
  readonly shown: string;
  /** Ids of those that were read before, the last one last. */
  readonly before: readonly string[];
}

/** What the help page shows: the topics of all plugins, and where its reader is. */
export class HelpModel implements Disposable {
  readonly state: ReadableStore<HelpState>;
  private readonly store = createStore<HelpState>(() => ({ topics: ownTopics, shown: FIRST_TOPIC, before: [] }));
  private readonly watching: Disposable;

  constructor({ watchTopics }: Pick<RpcClient<typeof helpRpc>, 'watchTopics'>) {
    this.state = this.store;
    // Without the others' topics the help is still a help.
    this.watching = keepWatching(watchTopics, {
      onProgress: (others) => this.store.setState({ topics: withOthers(others) }),
    });
  }

  dispose() {
    return this.watching.dispose();
  }

  show(topic: string): void {
    const { topics, shown, before } = this.store.getState();
    if (topic === shown || !topics.some(({ id }) => id === topic)) return;
    this.store.setState({ shown: topic, before: [...before, shown] });
  }

  /** To the topic that was read before this one. */
  back(): void {
    const { before } = this.store.getState();
    const last = before.at(-1);
    if (last !== undefined) this.store.setState({ shown: last, before: before.slice(0, -1) });
  }
}

const OWN_ORDER = 100;
const USUAL_ORDER = 200;

/** Own topics stand between those of others that want to come first, and the rest. */
function withOthers(others: readonly HelpTopic[]): readonly Topic[] {
  const placed = others.map(({ id, page: { order = USUAL_ORDER, about = [], ...page } }) => ({
    order,
    topic: { id, about, ...page },
  }));
  return [...ownTopics.map((topic) => ({ order: OWN_ORDER, topic })), ...placed]
    .sort((one, other) => one.order - other.order)
    .map(({ topic }) => topic);
}
