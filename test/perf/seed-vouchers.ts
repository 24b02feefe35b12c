/** A platform's database as it is after years: many companies that sent each other many contracts. */
import { createHash } from 'node:crypto';
import type { Database } from '../../platform/src/database/index.ts';

export interface Years {
  readonly companies: number;
  readonly vouchers: number;
}

/** Rows of one statement. */
const PORTION = 50_000;

export const companyOf = (number: number) => `91440000${String(number).padStart(10, '0')}`;
export const tokenOf = (company: string) => `bench-token-${company}`;

/** Every tenth voucher is under way, one in twenty a draft, one in five has a copy for a third company. */
export async function seedVouchers(database: Database, { companies, vouchers }: Years): Promise<void> {
  await database.asSystem(async (tx) => {
    await tx.query(
      `insert into parties (code, name)
       select '91440000' || lpad(n::text, 10, '0'), '第' || n || '有限公司' from generate_series(0, $1::int - 1) n`,
      [companies],
    );
  });
  await letIn(
    database,
    Array.from({ length: companies }, (_, n) => companyOf(n)),
  );
  for (let from = 0; from < vouchers; from += PORTION) {
    await database.asSystem((tx) => tx.query(PORTION_SQL, [from, Math.min(from + PORTION, vouchers) - 1, companies]));
  }
}

/** Gives each of these companies a session; its access token, which is good for a day, is `tokenOf` the company. */
export async function letIn(database: Database, companies: readonly string[]): Promise<void> {
  const hashes = companies.map((code) => hashOf(tokenOf(code)));
  await database.asSystem(async (tx) => {
    await tx.query(
      `insert into sessions (id, party, certificate_sha256) select code, code, '' from unnest($1::text[]) code`,
      [companies],
    );
    await tx.query(
      `insert into session_tokens (hash, session, kind, expires_at)
       select hash, code, 'access', now() + interval '1 day' from unnest($1::text[], $2::text[]) as t (code, hash)`,
      [companies, hashes],
    );
  });
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const STATE = `case when n % 20 = 0 then 'draft' when n % 20 = 1 then 'pendingReceive' when n % 20 = 2 then 'signing'
  when n % 20 = 3 then 'rejected' else 'completed' end`;
const CODE = (number: string) => `'91440000' || lpad((${number})::text, 10, '0')`;

const PORTION_SQL = `
  with made as materialized (
    select n, new_id() as id, '测试合同 ' || n as name, ${STATE} as state,
      ${CODE('n % $3::int')} as initiator, '第' || (n % $3::int) || '有限公司' as initiator_name,
      ${CODE('(n / 7 + n * 31 + 1) % $3::int')} as signer, ${CODE('(n / 3 + n * 17 + 2) % $3::int')} as copied,
      timestamptz '2022-01-01' + n * interval '2 minutes' as at
    from generate_series($1::bigint, $2::bigint) n
  ), placed as materialized (
    select made.*, 'signer' as role, signer as party, case state when 'draft' then 'waiting' when 'pendingReceive'
      then 'pending' when 'signing' then 'received' when 'rejected' then 'rejected' else 'sent' end as own from made
    union all
    select made.*, 'cc', copied, case state when 'draft' then 'waiting' else 'informed' end from made
    where n % 5 = 4 and copied <> signer
  ), kept as (
    insert into vouchers (id, name, biz_code, biz_name, initiator, initiator_name, state, created_at)
    select id, name, 'contract', '电子合同', initiator, initiator_name, state, at from made
    returning id
  ), received as (
    insert into recipients (voucher, position, party, name, role, turn, state)
    select id, case role when 'cc' then 2 else 1 end, party, party, role, 1, own from placed
    returning voucher
  ), filed as (
    insert into voucher_files (id, voucher, seq, name, size, sha256, author, created_at)
    select new_id(), id, 1, '测试合同.pdf', 100000, sha256(n::text::bytea), initiator, at from made
    returning voucher
  ), seen as (
    select id, initiator as party, state, null as role, null as own from made
    union all
    select id, party, state, role, own from placed where state <> 'draft' and party <> initiator
  )
  insert into voucher_entries (party, voucher, created_at, state, name, biz_code, biz_name, initiator, initiator_name,
    todo, initiated, signed, cc, draft, pending, history)
  select s.party, s.id, m.at, s.state, m.name, 'contract', '电子合同', m.initiator, m.initiator_name,
    coalesce(own = 'received', false), s.role is null and s.state <> 'draft', coalesce(own in ('sent', 'rejected'), false),
    coalesce(s.role = 'cc', false), s.role is null and s.state = 'draft', coalesce(own = 'pending', false),
    coalesce(s.role = 'signer' and own <> 'pending', false)
  from seen s join made m on m.id = s.id`;
