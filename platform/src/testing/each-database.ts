import { describe } from 'vitest';
import { type Database, openServerDatabase } from '../database/index.ts';
import { newEmbeddedDatabase } from './new-embedded-database.ts';
import { newPostgresDatabase } from './postgres-cluster.ts';

/** A new database with the platform's schema; whoever opens it closes it. */
export type OpenDatabase = () => Promise<Database>;

const OPENERS: Readonly<Record<Database['kind'], OpenDatabase>> = {
  embedded: newEmbeddedDatabase,
  server: async () => openServerDatabase({ url: await newPostgresDatabase() }),
};

/** The same tests on PostgreSQL in this process and on a server. */
export function describeEachDatabase(name: string, tests: (open: OpenDatabase, kind: Database['kind']) => void): void {
  for (const kind of ['embedded', 'server'] as const) {
    describe(`${name} (${kind} database)`, () => tests(OPENERS[kind], kind));
  }
}
