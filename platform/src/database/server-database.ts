import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Database, Transaction, Work } from './database.ts';
import { knownFailure, retried } from './failures.ts';
import { Listener } from './listener.ts';
import { demandMigrated, type Migration, migrate, readMigrations } from './migrations.ts';
import { VALUE_PARSERS } from './value-parsers.ts';

export interface ServerDatabaseOptions {
  /** `postgres://…`; its user owns the tables, or is a member of both roles when `migrates` is off. */
  readonly url: string;
  /** At most; 10 where missing. */
  readonly connections?: number;
  readonly migrations?: readonly Migration[];
  /** Off where an administrator applies migrations: they are looked for only. */
  readonly migrates?: boolean;
  /** Told once for each connection that broke while nothing used it. */
  readonly onFault?: (error: Error) => void;
}

/** Milliseconds. A transaction here is a few statements: what takes longer hangs, and holds locks. */
const CONNECT_TIMEOUT = 10_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 30_000;
const STATEMENT_TIMEOUT = 60_000;

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (VALUE_PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as never,
};

/** PostgreSQL 14 or newer. Any number of instances use it at the same time. */
export async function openServerDatabase(options: ServerDatabaseOptions): Promise<Database> {
  const settings = {
    connectionString: options.url,
    application_name: 'sealwright-platform',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    options: '-c timezone=UTC -c search_path=public,pg_temp',
    types,
  };
  await prepareSchema(settings, options);
  const pool = new pg.Pool({
    ...settings,
    max: options.connections ?? 10,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
  });
  pool.on('error', (error) => options.onFault?.(error));
  const listener = new Listener(() => new pg.Client(settings));

  const within = <T>(role: string, party: string, work: Work<T>): Promise<T> =>
    retried(() => inOne(pool, role, party, work));
  return {
    kind: 'server',
    asParty: (party, work) => within('sealwright_app', party, work),
    asSystem: (work) => within('sealwright_jobs', '', work),
    listen: (channel, handler) => listener.listen(channel, handler),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

async function inOne<T>(pool: pg.Pool, role: string, party: string, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // One message: the party stands in it as a literal.
    await client.query(
      `begin; set local role ${role}; select set_config('app.party', ${client.escapeLiteral(party)}, true)`,
    );
    const transaction: Transaction = {
      query: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rows,
    };
    const value = await work(transaction);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function prepareSchema(
  settings: pg.ClientConfig,
  { migrations, migrates = true }: Pick<ServerDatabaseOptions, 'migrations' | 'migrates'>,
): Promise<void> {
  const steps = migrations ?? (await readMigrations(fileURLToPath(new URL('../../migrations/', import.meta.url))));
  const client = new pg.Client(settings);
  // What breaks the connection is thrown by the query that it breaks, too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const query = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> =>
      (await client.query(sql, [...parameters])).rows;
    if (migrates) await migrate({ run: async (sql) => void (await client.query(sql)), query }, steps);
    else await demandMigrated(query, steps);
  } catch (error) {
    throw knownFailure(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
