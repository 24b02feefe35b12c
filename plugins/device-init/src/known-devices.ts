import { Emitter, type PluginStorage, type Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** More keys than that pass no computer; the oldest are forgotten. */
const MOST = 1_000;

const Serials = Type.Array(Type.String());
const Known = Type.Object({ met: Serials, done: Serials });
type Known = Static<typeof Known>;

/** Serial numbers of the devices that were ever plugged in, and of those that were set up. */
export class KnownDevices {
  private readonly store: Store<Known>;
  private readonly finished = new Emitter<string>();
  /** Tells the serial number of a device that was set up just now. */
  readonly onDidFinish = this.finished.event;

  constructor(storage: PluginStorage) {
    this.store = storage.store<Known>('devices', { version: 1, schema: Known, initial: { met: [], done: [] } });
  }

  /** Those that were never met, which they now are: of several programs that ask, one is told. */
  async meet(serials: readonly string[]): Promise<readonly string[]> {
    const { met } = await this.store.read();
    if (serials.every((serial) => met.includes(serial))) return [];
    let strangers: readonly string[] = [];
    await this.store.update((known) => {
      strangers = serials.filter((serial) => !known.met.includes(serial));
      return { ...known, met: [...known.met, ...strangers].slice(-MOST) };
    });
    return strangers;
  }

  async done(): Promise<ReadonlySet<string>> {
    return new Set((await this.store.read()).done);
  }

  async finish(serial: string): Promise<void> {
    await this.store.update((known) => ({
      ...known,
      done: [...known.done.filter((each) => each !== serial), serial].slice(-MOST),
    }));
    this.finished.fire(serial);
  }
}
