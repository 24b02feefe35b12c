import { Emitter, type HintData, type PluginStorage, type PointReader, type Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import type { Hint } from './common-hints-rpc.ts';

const Seen = Type.Object({ seen: Type.Array(Type.String()) });
type Seen = Static<typeof Seen>;

const USUAL_ORDER = 100;

/** The hints of all plugins, and which of them were seen, in all windows and sessions. */
export class HintList {
  private readonly hints: PointReader<HintData, undefined>;
  private readonly store: Store<Seen>;
  private readonly changed = new Emitter<void>();

  readonly onDidChange = this.changed.event;

  constructor(hints: PointReader<HintData, undefined>, storage: PluginStorage) {
    this.hints = hints;
    this.store = storage.store<Seen>('hints', { version: 1, schema: Seen, initial: { seen: [] } });
  }

  /** Hints came or went with their plugins. */
  refresh(): void {
    this.changed.fire();
  }

  async unseen(): Promise<Hint[]> {
    const { seen } = await this.store.read();
    return this.hints
      .list()
      .filter(({ id }) => !seen.includes(id))
      .map(({ id, data }) => ({ id, data }))
      .sort((one, other) => (one.data.order ?? USUAL_ORDER) - (other.data.order ?? USUAL_ORDER));
  }

  async see(id: string): Promise<void> {
    await this.store.update(({ seen }) => ({ seen: [...new Set([...seen, id])] }));
    this.changed.fire();
  }

  async forget(): Promise<void> {
    await this.store.update(() => ({ seen: [] }));
    this.changed.fire();
  }
}
