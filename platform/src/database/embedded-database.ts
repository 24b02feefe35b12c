import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import type { Database, Transaction, Work } from './database.ts';
import { retried } from './failures.ts';
import { type Migration, migrate, readMigrations } from './migrations.ts';
import { pgliteFiles } from './pglite-files.ts';
import { VALUE_PARSERS } from './value-parsers.ts';

export interface EmbeddedDatabaseOptions {
  /** Where its files are; in memory where missing. One process at a time: whoever opens it holds the profile's lease. */
  readonly folder?: string;
  /** Those of `platform/migrations` where missing. */
  readonly migrations?: readonly Migration[];
  /** What another one held, as PGlite dumps it: what a database without a folder begins with; new and empty where missing. */
  readonly image?: Blob;
}

/** PostgreSQL in this process. Its transactions run one after the other. */
export async function openEmbeddedDatabase(options: EmbeddedDatabaseOptions = {}): Promise<Database> {
  const pglite = await openMigrated(options);

  const within = <T>(role: string, party: string, work: Work<T>): Promise<T> =>
    retried(() =>
      pglite.transaction(async (inner) => {
        await inner.query(`select set_config('role', $1, true), set_config('app.party', $2, true)`, [role, party]);
        const transaction: Transaction = {
          query: async (sql, parameters = []) => (await inner.query(sql, [...parameters])).rows as never,
        };
        return work(transaction);
      }),
    );

  return {
    kind: 'embedded',
    asParty: (party, work) => within('sealwright_app', party, work),
    asSystem: (work) => within('sealwright_jobs', '', work),
    listen: async (channel, handler) => {
      const stop = await pglite.listen(channel, handler);
      return { dispose: () => stop() };
    },
    close: () => pglite.close(),
  };
}

/** What a new database holds when its schema is made: others that begin with it are open in a fifth of the time. */
export async function newDatabaseImage(): Promise<Blob> {
  const pglite = await openMigrated({});
  try {
    return await pglite.dumpDataDir('none');
  } finally {
    await pglite.close();
  }
}

async function openMigrated({ folder, migrations, image }: EmbeddedDatabaseOptions): Promise<PGlite> {
  const steps = migrations ?? (await readMigrations(fileURLToPath(new URL('../../migrations/', import.meta.url))));
  const pglite = await PGlite.create({
    ...(await pgliteFiles()),
    ...(folder ? { dataDir: folder } : {}),
    ...(image ? { loadDataDir: image } : {}),
    parsers: VALUE_PARSERS,
  });
  try {
    await pglite.exec("set timezone = 'UTC'; set search_path = public, pg_temp");
    await migrate(
      {
        run: async (sql) => void (await pglite.exec(sql)),
        query: async (sql, parameters = []) => (await pglite.query(sql, [...parameters])).rows as never,
      },
      steps,
    );
    return pglite;
  } catch (error) {
    await pglite.close();
    throw error;
  }
}
