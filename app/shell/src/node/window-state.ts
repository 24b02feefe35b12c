import type { Store, StoreDefinition } from '@sealwright/core/api';
import { createProfileStorage } from '@sealwright/core/storage';
import { Type } from 'typebox';
import { StateTooLarge } from './shell-errors.ts';

const LONGEST_STATE = 256 * 1024;

const WindowStateStore: StoreDefinition<unknown> = { version: 1, schema: Type.Unknown(), initial: null };

/** What windows keep for themselves in the profile: plain JSON of at most 256 KB (`workbench.state-too-large`). The last writer wins. */
export class WindowState {
  private readonly store: Store<unknown>;

  constructor(profile: string) {
    this.store = createProfileStorage(profile).forPlugin('host').store('window', WindowStateStore);
  }

  /** `null` where nothing was written yet. */
  read(): Promise<unknown> {
    return this.store.read();
  }

  async write(state: unknown): Promise<void> {
    const text = JSON.stringify(state ?? null);
    const bytes = Buffer.byteLength(text);
    if (bytes > LONGEST_STATE) throw StateTooLarge({ bytes, limit: LONGEST_STATE });
    await this.store.update(() => JSON.parse(text));
  }
}
