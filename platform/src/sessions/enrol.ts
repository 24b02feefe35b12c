import type { Schemas } from '../api/schemas.ts';
import type { Database } from '../database/index.ts';
import { sha256Hex } from './random-token.ts';

export interface Enrolment extends Readonly<Schemas['Party']> {
  /** DER: the certificates whose keys sign for it. */
  readonly certificates: readonly Uint8Array[];
}

/** Makes a company known, or its name and certificates anew. A certificate belongs to one company: the last one. */
export async function enrolParty(database: Database, { code, name, certificates }: Enrolment): Promise<void> {
  await database.asSystem(async (transaction) => {
    await transaction.query(
      'insert into parties (code, name) values ($1, $2) on conflict (code) do update set name = excluded.name',
      [code, name],
    );
    for (const certificate of certificates) {
      const sha256 = sha256Hex(certificate);
      await transaction.query(`delete from party_certificates where sha256 = decode($1, 'hex')`, [sha256]);
      await transaction.query(
        `insert into party_certificates (sha256, party, der) values (decode($1, 'hex'), $2, $3)`,
        [sha256, code, certificate],
      );
    }
  });
}

/** SHA-256, lower case hexadecimal, of the certificates whose signatures count as a company's. */
export async function certificatesOf(database: Database, code: string): Promise<readonly string[]> {
  const rows = await database.asSystem((transaction) =>
    transaction.query<{ sha256: string }>(
      `select encode(sha256, 'hex') as sha256 from party_certificates where party = $1`,
      [code],
    ),
  );
  return rows.map(({ sha256 }) => sha256);
}
