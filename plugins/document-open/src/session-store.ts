import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginStorage, Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { SessionRecord } from './session-record.ts';

const Sessions = Type.Object({ sessions: Type.Array(SessionRecord) });
type Sessions = Static<typeof Sessions>;

/** Version 1 knew its owners by the numbers of their processes, which say nothing any more. */
function withoutNumbers(old: unknown): unknown {
  const { sessions } = old as { sessions: readonly { owner: number }[] };
  return { sessions: sessions.map((each) => ({ ...each, owner: String(each.owner) })) };
}

/**
 * The sessions in the profile: their records in one store, the files of each in a folder of its own. A record is there
 * before its folder and goes after it, so a crash leaves no folder that nobody knows of.
 */
export class SessionStore {
  private readonly store: Store<Sessions>;
  private readonly root: string;

  private constructor(store: Store<Sessions>, root: string) {
    this.store = store;
    this.root = root;
  }

  static async open(storage: PluginStorage): Promise<SessionStore> {
    const store = storage.store<Sessions>('sessions', {
      version: 2,
      schema: Sessions,
      initial: { sessions: [] },
      migrations: { 1: withoutNumbers },
    });
    return new SessionStore(store, join(await storage.folder(), 'sessions'));
  }

  /** Where the files of a session lie; it need not exist. */
  folder(id: string): string {
    return join(this.root, id);
  }

  async makeFolder(id: string): Promise<string> {
    await mkdir(this.folder(id), { recursive: true, mode: 0o700 });
    return this.folder(id);
  }

  async list(): Promise<readonly SessionRecord[]> {
    return (await this.store.read()).sessions;
  }

  /** Adds the record, or replaces the one of its id. */
  async put(record: SessionRecord): Promise<void> {
    await this.store.update(({ sessions }) => {
      const at = sessions.findIndex(({ id }) => id === record.id);
      return {
        sessions: at < 0 ? [...sessions, record] : sessions.map((each, index) => (index === at ? record : each)),
      };
    });
  }

  /** Gives all that belongs to owners which have ended to a new one; of several that try, one gets it. Results in its ids. */
  async takeOver(ended: ReadonlySet<string>, owner: string): Promise<readonly string[]> {
    let taken: readonly string[] = [];
    await this.store.update(({ sessions }) => {
      taken = sessions.filter((each) => ended.has(each.owner)).map(({ id }) => id);
      return { sessions: sessions.map((each) => (ended.has(each.owner) ? { ...each, owner } : each)) };
    });
    return taken;
  }

  /** Ends sessions for good, with their revisions. Interrupted, it is done again at the next start. */
  async remove(records: readonly SessionRecord[]): Promise<void> {
    if (records.length === 0) return;
    const ids = new Set(records.map(({ id }) => id));
    const abandon = (each: SessionRecord) => (ids.has(each.id) ? { ...each, abandoned: true } : each);
    await this.store.update(({ sessions }) => ({ sessions: sessions.map(abandon) }));
    for (const id of ids) await rm(this.folder(id), { recursive: true, force: true });
    await this.store.update(({ sessions }) => ({ sessions: sessions.filter(({ id }) => !ids.has(id)) }));
  }
}
