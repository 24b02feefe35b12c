import {
  Emitter,
  type PluginStorage,
  type Store,
  type SystemChecking,
  type SystemCheckSummary,
} from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const Kept = Type.Object({
  last: Type.Optional(
    Type.Object({
      /** Milliseconds since 1970. */
      time: Type.Number(),
      failed: Type.Integer({ minimum: 0 }),
      warnings: Type.Integer({ minimum: 0 }),
    }),
  ),
});
type Kept = Static<typeof Kept>;

/** Service `system-check`: how the last check went. */
export class LastCheck implements SystemChecking {
  readonly onDidChange: SystemChecking['onDidChange'];
  private readonly store: Store<Kept>;
  private readonly changes = new Emitter<void>();

  constructor(storage: Pick<PluginStorage, 'store'>) {
    this.store = storage.store<Kept>('last-check', { version: 1, schema: Kept, initial: {} });
    this.onDidChange = this.changes.event;
  }

  async last(): Promise<SystemCheckSummary | undefined> {
    const { last } = await this.store.read();
    return last && { ...last, time: new Date(last.time) };
  }

  async keep({ time, failed, warnings }: SystemCheckSummary): Promise<void> {
    await this.store.update(() => ({ last: { time: time.getTime(), failed, warnings } }));
    this.changes.fire();
  }
}
