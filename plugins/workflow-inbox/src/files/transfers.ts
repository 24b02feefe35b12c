import { Emitter } from '@sealwright/core/api';
import type { Transfer } from '../common-inbox-rpc.ts';
import type { FetchProgress } from './fetch-file.ts';

/** The files that are on their way right now. */
export class Transfers {
  private readonly running = new Set<Transfer>();
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  list(): Transfer[] {
    return [...this.running].map((each) => ({ ...each }));
  }

  begin(transfer: Omit<Transfer, 'done' | 'size'>): { readonly progress: FetchProgress; end(): void } {
    const running: Transfer = { ...transfer, done: 0, size: 0 };
    return {
      progress: (done, size) => {
        Object.assign(running, { done, size });
        this.running.add(running);
        this.changed.fire();
      },
      end: () => {
        if (this.running.delete(running)) this.changed.fire();
      },
    };
  }
}
