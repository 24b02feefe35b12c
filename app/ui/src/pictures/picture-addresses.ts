import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../contracts/readable-store.ts';

type LoadPicture = (id: string) => Promise<{ readonly format: 'png' | 'jpeg'; readonly data: Uint8Array }>;

/** Addresses of pictures for `img`, by their ids. The bytes cross from the host once, so that nothing flickers when the list comes anew. */
export class PictureAddresses {
  readonly state: ReadableStore<Readonly<Record<string, string>>>;
  private readonly store = createStore<Readonly<Record<string, string>>>(() => ({}));
  private readonly load: LoadPicture;
  private readonly asked = new Set<string>();
  private isEnded = false;

  constructor(load: LoadPicture) {
    this.load = load;
    this.state = this.store;
  }

  /** Fetches what is not there yet and drops what nobody shows any more. One that fails is asked for again next time. */
  keep(ids: readonly string[]): void {
    const wanted = new Set(ids);
    for (const id of wanted) if (!this.asked.has(id)) void this.fetch(id);
    const gone = Object.entries(this.store.getState()).filter(([id]) => !wanted.has(id));
    if (gone.length === 0) return;
    for (const [id, address] of gone) {
      this.asked.delete(id);
      URL.revokeObjectURL(address);
    }
    const kept = Object.entries(this.store.getState()).filter(([id]) => wanted.has(id));
    this.store.setState(Object.fromEntries(kept), true);
  }

  dispose(): void {
    this.isEnded = true;
    for (const address of Object.values(this.store.getState())) URL.revokeObjectURL(address);
  }

  private async fetch(id: string): Promise<void> {
    this.asked.add(id);
    try {
      const { format, data } = await this.load(id);
      if (this.isEnded) return;
      const address = URL.createObjectURL(new Blob([data.slice()], { type: `image/${format}` }));
      this.store.setState((known) => ({ ...known, [id]: address }));
    } catch {
      // The card stays without a picture; the board that comes next asks anew.
      this.asked.delete(id);
    }
  }
}
