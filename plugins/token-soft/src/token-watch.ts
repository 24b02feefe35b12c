import { type Disposable, Emitter, type Event, type Log } from '@sealwright/core/api';
import type { TokenFolder } from './token-folder.ts';

/** Milliseconds between two looks at the folder. */
const LOOK_EVERY = 1_000;

/** Tells when another process, such as the plugin host, has added, replaced or removed a token. */
export class TokenWatch implements Disposable {
  readonly onDidChange: Event<void>;
  private readonly folder: TokenFolder;
  private readonly changes: Emitter<void>;
  private readonly timer: NodeJS.Timeout;
  private seen: string | undefined;
  private isLooking = false;

  constructor(folder: TokenFolder, log: Log) {
    this.folder = folder;
    this.changes = new Emitter(() => log.error('a listener of token changes failed'));
    this.onDidChange = this.changes.event;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.timer.unref();
    void this.look();
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const found = await this.folder.identities();
      const hasChanged = this.seen !== undefined && this.seen !== found;
      this.seen = found;
      if (hasChanged) this.changes.fire();
    } catch {
      // Whoever lists the tokens meets the same fault, and tells it.
    } finally {
      this.isLooking = false;
    }
  }
}
