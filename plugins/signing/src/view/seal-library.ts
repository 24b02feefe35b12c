import type { RpcClient } from '@sealwright/core/api';
import type { DraftSeal, ReadableStore } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { KeyListing, SealEntry, signingRpc } from '../common-signing-rpc.ts';
import type { PictureCache } from './picture-cache.ts';
import type { SigningModes } from './signing-modes.ts';

/** A seal whose `picture` is an address for `img`. */
export type LibrarySeal = SealEntry & DraftSeal;

/** What was found last; it stays while it is looked for anew. */
export interface Library extends KeyListing {
  readonly state: 'loading' | 'ready' | 'error';
  /** Whether devices have been asked for at all. */
  readonly isListed: boolean;
  readonly seals: readonly LibrarySeal[];
  readonly error: unknown;
}

/** Whether something may still be found. */
export function isReading({ state, pending }: Pick<Library, 'state' | 'pending'>): boolean {
  return state === 'loading' || pending.length > 0;
}

/** What can be signed with, for all documents of the window. */
export class SealLibrary {
  readonly state: ReadableStore<Library>;
  private readonly store;
  private readonly calls: RpcClient<typeof signingRpc>;
  private readonly pictures: PictureCache;
  private readonly modes: SigningModes;
  private round = 0;

  constructor(calls: RpcClient<typeof signingRpc>, pictures: PictureCache, modes: SigningModes) {
    this.calls = calls;
    this.pictures = pictures;
    this.modes = modes;
    this.store = createStore<Library>(() => ({
      state: 'loading',
      isListed: false,
      devices: [],
      keys: [],
      formats: [],
      pending: [],
      faults: [],
      seals: [],
      error: undefined,
    }));
    this.state = this.store;
  }

  /** Looks for seals and keys, which do not wait for each other; of several calls the last one counts. */
  async load(): Promise<void> {
    const round = ++this.round;
    const take = (found: Partial<Library>) => {
      if (round === this.round) this.store.setState(found);
    };
    take({ state: 'loading' });
    try {
      await Promise.all([
        this.calls.modes().then((modes) => this.modes.setEntries(modes)),
        this.calls.keys().then((listing) => take({ ...listing, isListed: true })),
        this.readSeals().then((seals) => take({ seals })),
      ]);
      take({ state: 'ready', error: undefined });
    } catch (error) {
      take({ state: 'error', error });
    }
  }

  /** Seals that came since none were found, from a device or a demonstration, are found. */
  lookAgain(): void {
    const { state, seals } = this.store.getState();
    if (state !== 'loading' && seals.length === 0) void this.load();
  }

  /** The user wants everything to be asked anew: what is known is shown meanwhile, and the host reports what is otherwise. */
  refresh(): void {
    // Who has no answer for the list has none for this either, and the list tells why.
    this.calls.refresh().catch(() => {});
    void this.load();
  }

  seal(id: string): LibrarySeal | undefined {
    return this.store.getState().seals.find((seal) => seal.id === id);
  }

  private async readSeals(): Promise<readonly LibrarySeal[]> {
    const seals = await this.calls.seals();
    return Promise.all(seals.map((seal) => this.pictured(seal)));
  }

  private async pictured(seal: SealEntry): Promise<LibrarySeal> {
    return { ...seal, picture: await this.pictures.address(seal.picture) };
  }
}
