/**
 * The seam over PostgreSQL in this process (PGlite) and PostgreSQL elsewhere: the same SQL, the same roles, the same row
 * level security. Values come as: int8 and numeric `string` (never a JS number), timestamps `Date`, bytea `Uint8Array`,
 * json parsed.
 */
export interface Transaction {
  /** One statement with `$1` parameters. Throws what the database throws (`code`: SQLSTATE), or `Refusal`. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** Runs in a transaction that is committed when it resolves and rolled back when it throws; perhaps more than once. */
export type Work<T> = (transaction: Transaction) => Promise<T>;

export interface Database {
  /** `embedded`: this process is the only one that uses it. */
  readonly kind: 'embedded' | 'server';
  /** As one party: sees and writes what row-level security leaves to it. */
  asParty<T>(party: string, work: Work<T>): Promise<T>;
  /** As the platform itself: jobs, log-in, enrolment. Sees all parties' rows. */
  asSystem<T>(work: Work<T>): Promise<T>;
  /** What others `pg_notify`, with its payload, until it is disposed. Nothing is kept for who did not listen. */
  listen(channel: string, handler: (payload: string) => void): Promise<Listening>;
  /** Ends when what runs has ended. */
  close(): Promise<void>;
}

export interface Listening {
  dispose(): Promise<void>;
}

/** Nobody knows when it will work again; what was asked may be asked again. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('the database cannot be reached', { cause });
    this.name = 'DatabaseUnavailable';
  }
}
