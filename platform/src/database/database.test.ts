import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachDatabase } from '../testing/each-database.ts';
import type { Database, Listening } from './index.ts';

async function sayThings(database: Database): Promise<void> {
  await database
    .asParty('A', async (tx) => {
      await tx.query(`select pg_notify('test_channel', 'taken back')`);
      throw new Error('no');
    })
    .catch(() => undefined);
  await database.asParty('A', (tx) => tx.query(`select pg_notify('test_channel', 'first')`));
  await database.asSystem((tx) => tx.query(`select pg_notify('test_channel', 'last')`));
}

describeEachDatabase('a database', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.asSystem(async (tx) => {
      await tx.query(`insert into parties (code, name) values ('A', '甲'), ('B', '乙')`);
    });
  });
  afterAll(() => database.close());

  it('gives numbers that no JS number holds as text, moments as dates, digests as bytes', async () => {
    const [row] = await database.asParty('A', (tx) =>
      tx.query(
        `select 9223372036854775807::bigint as id, 1.10::numeric as n, '2025-04-14 10:53:15.120+08'::timestamptz as at,
           decode('00ff', 'hex') as bytes, '{"a":[1]}'::jsonb as data, count(*) as count from parties`,
      ),
    );
    expect(row).toMatchObject({ id: '9223372036854775807', n: '1.10', data: { a: [1] }, count: '2' });
    expect(row?.at).toEqual(new Date('2025-04-14T02:53:15.120Z'));
    expect([...((row?.bytes ?? []) as Uint8Array)]).toEqual([0, 255]);
  });

  it('makes ids of 19 digits, in the order of time, none of them twice', async () => {
    const rows = await database.asParty('A', (tx) =>
      tx.query<{ id: string }>('select new_id() as id from generate_series(1, 5000)'),
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(5000);
    expect(rows.every(({ id }) => /^[1-9]\d{18}$/.test(id))).toBe(true);
    const [later] = await database.asParty('A', async (tx) => {
      await tx.query('select pg_sleep(0.01)');
      return tx.query<{ id: string }>('select new_id() as id');
    });
    expect(BigInt(later?.id ?? 0) > BigInt(rows[0]?.id ?? 0)).toBe(true);
  });

  it('keeps nothing of a transaction that threw', async () => {
    const failed = database.asSystem(async (tx) => {
      await tx.query(`insert into parties (code, name) values ('C', '丙')`);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const rows = await database.asSystem((tx) => tx.query(`select from parties where code = 'C'`));
    expect(rows).toHaveLength(0);
  });

  it('works for the party of its transaction only, whatever the text of its code', async () => {
    const nasty = `x'; reset role; select '\\`;
    const who = (party: string) =>
      database.asParty(
        party,
        async (tx) => (await tx.query('select current_party() as party, current_user as role'))[0],
      );
    expect(await who(nasty)).toEqual({ party: nasty, role: 'sealwright_app' });
    expect(await who('A')).toEqual({ party: 'A', role: 'sealwright_app' });
    const [system] = await database.asSystem((tx) => tx.query('select current_party() as party, current_user as role'));
    expect(system).toEqual({ party: null, role: 'sealwright_jobs' });
  });

  it('hears what others say when they commit, and nothing that they took back', async () => {
    const heard: string[] = [];
    let listening: Listening | undefined;
    const last = new Promise<void>((resolve, reject) => {
      const hear = (payload: string) => {
        heard.push(payload);
        if (payload === 'last') resolve();
      };
      database.listen('test_channel', hear).then((started) => {
        listening = started;
        return sayThings(database);
      }, reject);
    });
    await last;
    expect(heard).toEqual(['first', 'last']);
    await listening?.dispose();
  });

  it('says of text that no database holds that the request is bad', async () => {
    const query = database.asParty('A', (tx) => tx.query('select $1::text', ['a\u0000b']));
    await expect(query).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('forces row-level security on every table of tenants, and gives no role a way past it', async () => {
    const unprotected = await database.asSystem((tx) =>
      tx.query<{ relname: string }>(
        `select relname from pg_class join pg_namespace n on n.oid = relnamespace
         where nspname = 'public' and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
           and has_table_privilege('sealwright_app', pg_class.oid, 'select')`,
      ),
    );
    // The directory is for everybody; the floor of notices is one number.
    expect(unprotected.map(({ relname }) => relname).sort()).toEqual(['biz_types', 'notices_floor', 'parties']);
    const roles = await database.asSystem((tx) =>
      tx.query(
        `select rolname from pg_roles where rolname like 'sealwright%' and (rolbypassrls or rolsuper or rolcanlogin)`,
      ),
    );
    expect(roles).toEqual([]);
  });

  it('lets a party write for itself only, and nobody change the audit trail', async () => {
    const key = randomUUID();
    const insert = (party: string) =>
      database.asParty('A', (tx) =>
        tx.query(
          `insert into idempotency (party, key, request_hash, status, response)
           values ($1, $2, decode(repeat('00', 32), 'hex'), 200, '{}')`,
          [party, key],
        ),
      );
    await expect(insert('B')).rejects.toThrow(/row-level security/);
    await insert('A');
    const seen = (party: string) => database.asParty(party, (tx) => tx.query('select from idempotency'));
    expect(await seen('A')).toHaveLength(1);
    expect(await seen('B')).toHaveLength(0);
    const change = database.asSystem((tx) => tx.query(`update events set type = 'x'`));
    await expect(change).rejects.toThrow(/permission denied/);
    const forge = database.asParty('A', (tx) => tx.query(`update voucher_entries set party = 'A'`));
    await expect(forge).rejects.toThrow(/permission denied/);
  });
});
