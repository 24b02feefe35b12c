import { randomBytes } from 'node:crypto';
import { SessionClosed } from '@sealwright/core/api';

/** Open sessions by random id; one that is not used for `idle` milliseconds closes by itself. */
export class SessionTable<T> {
  private readonly sessions = new Map<string, { readonly content: T; readonly expiry: NodeJS.Timeout }>();
  private readonly idle: number;
  private readonly onClose: (content: T) => void;

  /** `onClose` is called once for each session, after it has left the table. */
  constructor(idle: number, onClose: (content: T) => void = () => {}) {
    this.idle = idle;
    this.onClose = onClose;
  }

  open(content: T): string {
    const id = randomBytes(24).toString('base64url');
    const expiry = setTimeout(() => this.close(id), this.idle);
    expiry.unref();
    this.sessions.set(id, { content, expiry });
    return id;
  }

  /** What the session holds; counts as use. Throws `token.session-closed`. */
  use(id: string): T {
    const session = this.sessions.get(id);
    if (!session) throw SessionClosed({});
    session.expiry.refresh();
    return session.content;
  }

  contents(): readonly T[] {
    return [...this.sessions.values()].map(({ content }) => content);
  }

  /** Nothing happens for a session that is not open. */
  close(id: string): void {
    const session = this.sessions.get(id);
    if (!session) return;
    clearTimeout(session.expiry);
    this.sessions.delete(id);
    this.onClose(session.content);
  }

  closeWhere(fits: (content: T) => boolean): void {
    for (const [id, { content }] of [...this.sessions]) if (fits(content)) this.close(id);
  }
}
