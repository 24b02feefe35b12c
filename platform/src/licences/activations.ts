import type { Schemas } from '../api/index.ts';
import type { Database } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { knownLicence } from './known-licence.ts';

export interface ActivationParts {
  readonly database: Database;
  /** Of the licences, `*.ini`; none: nothing can be activated. */
  readonly folder: string | undefined;
  readonly now?: () => Date;
}

/** Counts on which machines a licence is used. Clients need no activation to work; an organisation may want to know. */
export class Activations {
  private readonly parts: ActivationParts;

  constructor(parts: ActivationParts) {
    this.parts = parts;
  }

  /** For a machine that has it already, the same again. `reason`: `expired`, `no-seats`. Throws `Refusal` not-found. */
  async activate({ licence, machine }: Schemas['ActivationRequest']): Promise<Schemas['Activation']> {
    const { database, folder, now = () => new Date() } = this.parts;
    const known = folder === undefined ? undefined : await knownLicence(folder, licence);
    if (!known) throw new Refusal('not-found');
    const { sha256, until, seats } = known;
    const told = until ? { until: until.toISOString() } : {};
    if (until && now() >= until) return { activated: false, reason: 'expired', ...told };
    return database.asSystem(async (tx) => {
      // Two machines do not take the last seat.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('licence ' || $1, 0))`, [sha256]);
      const [others] = await tx.query<{ count: string }>(
        'select count(*) as count from licence_activations where licence = $1 and machine <> $2',
        [sha256, machine],
      );
      const seen = await tx.query(
        'update licence_activations set seen_at = now() where licence = $1 and machine = $2 returning machine',
        [sha256, machine],
      );
      if (seen.length === 0) {
        if (seats !== undefined && Number(others?.count) >= seats) {
          return { activated: false, reason: 'no-seats', ...told };
        }
        await tx.query('insert into licence_activations (licence, machine) values ($1, $2)', [sha256, machine]);
      }
      return { activated: true, ...told };
    });
  }
}
