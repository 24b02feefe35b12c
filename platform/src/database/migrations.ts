/** The schema, in steps that are applied once and in order. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  /** `NNN-what.sql`: applied in this order. */
  readonly name: string;
  readonly sql: string;
}

/** Runs one text of several statements, and queries; both as the owner of the tables. */
export interface MigrationSession {
  run(sql: string): Promise<void>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The schema in the database was made by another program: a newer one, or one whose steps were changed. */
export class SchemaForeign extends Error {
  constructor(migration: string) {
    super(`the database's schema has the step ${migration}, which this program does not know in this form`);
    this.name = 'SchemaForeign';
  }
}

/** The database's schema is older than this program, which is not to change it. */
export class SchemaMissing extends Error {
  constructor(migration: string) {
    super(`the database lacks the step ${migration} of its schema, and SEALWRIGHT_PLATFORM_MIGRATES is off`);
    this.name = 'SchemaMissing';
  }
}

/** Any number; the same for all instances. */
const LOCK = '7310579122031';

export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{3}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })));
}

/**
 * Applies what is missing, all of it or nothing. Instances that start at the same time wait for each other. Throws
 * `SchemaForeign`.
 */
export async function migrate(session: MigrationSession, migrations: readonly Migration[]): Promise<void> {
  await session.run('begin');
  try {
    await session.run(`
      set local search_path = public, pg_temp;
      set local client_min_messages = warning;
      select pg_advisory_xact_lock(${LOCK});
      create table if not exists schema_migrations (
        name text primary key, sha256 text not null, applied_at timestamptz(3) not null default clock_timestamp()
      );`);
    const applied = await session.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations');
    for (const { name, sql } of missingOf(applied, migrations)) {
      await session.run(sql);
      await session.query('insert into schema_migrations (name, sha256) values ($1, $2)', [name, digestOf(sql)]);
    }
    await session.run('commit');
  } catch (error) {
    await session.run('rollback').catch(() => undefined);
    throw error;
  }
}

/** Where somebody else applies migrations: throws `SchemaMissing`, `SchemaForeign`. What may not be read is believed. */
export async function demandMigrated(
  query: MigrationSession['query'],
  migrations: readonly Migration[],
): Promise<void> {
  const [found] = await query<{ table: unknown; readable: boolean | null }>(
    `select t as table, has_table_privilege(t, 'select') as readable from to_regclass('public.schema_migrations') as t`,
  );
  if (found?.table && !found.readable) return;
  const applied = found?.table
    ? await query<{ name: string; sha256: string }>('select name, sha256 from public.schema_migrations')
    : [];
  const missing = missingOf(applied, migrations)[0];
  if (missing) throw new SchemaMissing(missing.name);
}

function missingOf(
  applied: readonly { readonly name: string; readonly sha256: string }[],
  migrations: readonly Migration[],
): readonly Migration[] {
  const known = new Map(migrations.map(({ name, sql }) => [name, digestOf(sql)]));
  for (const { name, sha256 } of applied) if (known.get(name) !== sha256) throw new SchemaForeign(name);
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter((step) => !done.has(step.name));
}

const digestOf = (sql: string) => createHash('sha256').update(sql).digest('hex');
