import type { PluginStorage, Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Application, EMPTY_APPLICATION } from './common-application.ts';
import type { Ticks } from './common-desk-rpc.ts';

const Kept = Type.Object({
  /** Ids of ticked steps; an entry per guide. */
  ticks: Type.Array(Type.Object({ guide: Type.String(), steps: Type.Array(Type.String()) })),
  application: Application,
});
type Kept = Static<typeof Kept>;

/** What its user has ticked and filled in, from one session to the next. */
export class DeskNotes {
  private readonly store: Store<Kept>;

  constructor(storage: Pick<PluginStorage, 'store'>) {
    const initial: Kept = { ticks: [], application: EMPTY_APPLICATION };
    this.store = storage.store<Kept>('notes', { version: 1, schema: Kept, initial });
  }

  async read(): Promise<{ readonly ticks: Ticks; readonly application: Application }> {
    const { ticks, application } = await this.store.read();
    return { ticks: Object.fromEntries(ticks.map(({ guide, steps }) => [guide, steps])), application };
  }

  async tick(desk: string, guide: string, steps: readonly string[]): Promise<void> {
    const key = `${desk}/${guide}`;
    await this.store.update(({ ticks, application }) => {
      const others = ticks.filter((each) => each.guide !== key);
      return { application, ticks: steps.length > 0 ? [...others, { guide: key, steps: [...steps] }] : others };
    });
  }

  async keepApplication(application: Application): Promise<void> {
    await this.store.update(({ ticks }) => ({ ticks, application }));
  }
}
