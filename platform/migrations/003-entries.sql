-- A voucher as one party has it in its lists: one row for each party that may see it. All lists, their filters and their
-- totals read this table alone, in the order of an index. Nobody writes it but `refresh_entries`.
create table voucher_entries (
  party text not null,
  voucher bigint not null references vouchers on delete restrict,
  created_at timestamptz(3) not null,
  arrived_at timestamptz(3) not null default clock_timestamp(),
  end_at timestamptz(3),
  state text not null,
  name text not null,
  biz_code text not null,
  biz_name text not null,
  initiator text not null,
  initiator_name text not null,
  todo boolean not null,
  initiated boolean not null,
  signed boolean not null,
  cc boolean not null,
  draft boolean not null,
  pending boolean not null,
  history boolean not null,
  primary key (party, voucher)
);
create index entries_of_voucher on voucher_entries (voucher);
create index entries_todo on voucher_entries (party, created_at desc, voucher desc) include (state) where todo;
create index entries_initiated on voucher_entries (party, created_at desc, voucher desc) include (state) where initiated;
create index entries_signed on voucher_entries (party, created_at desc, voucher desc) include (state) where signed;
create index entries_cc on voucher_entries (party, created_at desc, voucher desc) include (state) where cc;
create index entries_draft on voucher_entries (party, created_at desc, voucher desc) include (state) where draft;
create index entries_pending on voucher_entries (party, created_at desc, voucher desc) include (arrived_at) where pending;
create index entries_history on voucher_entries (party, created_at desc, voucher desc) include (state) where history;

-- Makes a voucher's rows anew from the voucher and its recipients. It runs as the jobs' role, since it writes what other
-- parties see; what it writes follows from the voucher alone, so it does no harm whoever calls it.
create function refresh_entries(changed bigint) returns void
  language sql volatile security definer set search_path from current
  as $$
    with whole as (
      select v.*, v.state in ('pendingReceive', 'pendingSign', 'signing', 'signed', 'sent') as running
      from vouchers v
      where v.id = changed and v.deleted_at is null
    ), places as (
      select w.initiator as party, true as begun, r.role, r.state as own
      from whole w left join recipients r on r.voucher = w.id and r.party = w.initiator
        and w.state <> 'draft' and r.state <> 'waiting'
      union all
      select r.party, false, r.role, r.state
      from whole w join recipients r on r.voucher = w.id
      where r.party <> w.initiator and w.state <> 'draft' and r.state <> 'waiting'
    ), wanted as (
      select p.party, w.*,
        case
          when not w.running or p.role is null or p.role = 'cc' then w.state
          when p.own = 'pending' then 'pendingReceive'
          when p.own = 'received' then 'signing'
          when p.own = 'sent' and p.begun then w.state
          else p.own
        end as shown,
        coalesce(p.role <> 'cc' and w.running and p.own in ('received', 'signed'), false) as todo,
        p.begun and w.state <> 'draft' as initiated,
        coalesce(p.role <> 'cc'
          and (p.own in ('sent', 'rejected') or not w.running and p.own in ('received', 'signed')), false) as signed,
        coalesce(p.role = 'cc', false) as cc,
        p.begun and w.state = 'draft' as draft,
        coalesce(p.role <> 'cc' and w.running and p.own = 'pending', false) as pending,
        coalesce(p.role <> 'cc' and not (w.running and p.own = 'pending'), false) as history
      from places p cross join whole w
    ), removed as (
      delete from voucher_entries e
      where e.voucher = changed and not exists (select from wanted where wanted.party = e.party)
    )
    insert into voucher_entries as e (party, voucher, created_at, end_at, state, name, biz_code, biz_name, initiator,
      initiator_name, todo, initiated, signed, cc, draft, pending, history)
    select party, id, created_at, end_at, shown, name, biz_code, biz_name, initiator, initiator_name, todo, initiated,
      signed, cc, draft, pending, history
    from wanted
    on conflict (party, voucher) do update set
      end_at = excluded.end_at, state = excluded.state, name = excluded.name, biz_code = excluded.biz_code,
      biz_name = excluded.biz_name, todo = excluded.todo, initiated = excluded.initiated, signed = excluded.signed,
      cc = excluded.cc, draft = excluded.draft, pending = excluded.pending, history = excluded.history,
      arrived_at = case when excluded.pending and not e.pending then excluded.arrived_at else e.arrived_at end
    where (e.end_at, e.state, e.name, e.biz_code, e.biz_name, e.todo, e.initiated, e.signed, e.cc, e.draft, e.pending,
        e.history)
      is distinct from (excluded.end_at, excluded.state, excluded.name, excluded.biz_code, excluded.biz_name,
        excluded.todo, excluded.initiated, excluded.signed, excluded.cc, excluded.draft, excluded.pending,
        excluded.history);
  $$;
do $$ begin
  execute format('grant create on schema %I to sealwright_jobs', current_schema());
  alter function refresh_entries(bigint) owner to sealwright_jobs;
  execute format('revoke create on schema %I from sealwright_jobs', current_schema());
end $$;
