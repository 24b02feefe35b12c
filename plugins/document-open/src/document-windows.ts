import type { CallContext } from '@sealwright/core/api';
import type { DocumentSessions } from './document-sessions.ts';
import { DocumentUnsaved } from './errors.ts';
import { isUnsaved, wouldBeLost } from './session-record.ts';

interface AttendingWindow {
  /** Documents that its user closed in it while another window showed them. */
  readonly left: Set<string>;
  tell(): void;
}

/** Which window shows which documents: all that are open, but those that its user closed in it. The last one ends a document. */
export class DocumentWindows {
  private readonly windows = new Map<string, AttendingWindow>();
  private readonly sessions: Pick<DocumentSessions, 'record' | 'close'>;

  constructor(sessions: Pick<DocumentSessions, 'record' | 'close'>) {
    this.sessions = sessions;
  }

  /** `sessionsRpc.attend` */
  async attend(window: string, known: readonly string[], { signal, progress }: CallContext<string[]>): Promise<void> {
    if (signal.aborted) return;
    // What the others closed meanwhile, or do not show yet, has to be seen somewhere.
    const left = new Set(this.shownBeside(window, known));
    const attending = { left, tell: () => progress([...left]) };
    this.windows.set(window, attending);
    attending.tell();
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    if (this.windows.get(window) === attending) this.windows.delete(window);
    await this.takeInLeft();
  }

  /** `sessionsRpc.shownBeside` */
  shownBeside(window: string, ids: readonly string[]): string[] {
    return ids.filter((id) => [...this.windows].some(([other, { left }]) => other !== window && !left.has(id)));
  }

  /** `sessionsRpc.leave` */
  async leave(window: string, id: string): Promise<void> {
    if (this.shownBeside(window, [id]).length === 0) return this.end(id);
    const leaving = this.windows.get(window);
    leaving?.left.add(id);
    leaving?.tell();
  }

  /** `sessionsRpc.join` */
  join(window: string, id: string): void {
    const joining = this.windows.get(window);
    if (joining?.left.delete(id)) joining.tell();
  }

  private async end(id: string): Promise<void> {
    const record = this.sessions.record(id);
    if (wouldBeLost(record)) throw DocumentUnsaved({ name: record.name });
    await this.sessions.close(id);
    for (const { left } of this.windows.values()) left.delete(id);
  }

  /** What no window shows any more is shown by those that are left, but what its last user gave up ends. */
  private async takeInLeft(): Promise<void> {
    const left = new Set([...this.windows.values()].flatMap((window) => [...window.left]));
    for (const id of left) {
      if (this.shownBeside('', [id]).length > 0) continue;
      if (this.isGivenUp(id)) await this.sessions.close(id).catch(() => {});
      for (const window of this.windows.values()) if (window.left.delete(id)) window.tell();
    }
  }

  private isGivenUp(id: string): boolean {
    try {
      const record = this.sessions.record(id);
      return isUnsaved(record) && !wouldBeLost(record);
    } catch {
      // It was ended for all windows.
      return false;
    }
  }
}
