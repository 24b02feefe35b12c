-- What changed, one row for each party that may see it. Readers follow it in the order in which changes were committed:
-- an identity is given before its transaction commits, so a row of a smaller number can appear after one of a larger.
-- The transaction's own number tells which rows are settled (src/notices/notices.ts).
create table notices (
  seq bigint generated always as identity primary key,
  xact xid8 not null default pg_current_xact_id(),
  party text not null,
  -- Missing where everything may have changed.
  voucher bigint,
  type text not null,
  at timestamptz not null default now()
);
create index notices_of_party on notices (party, xact, seq);
create index notices_by_time on notices (at);

alter table notices enable row level security;
alter table notices force row level security;
grant insert, select on notices to sealwright_app;
grant insert, select, delete on notices to sealwright_jobs;
create policy notices_read on notices for select to sealwright_app using (party = current_party());
-- Whoever acts tells the others.
create policy notices_tell on notices for insert to sealwright_app with check (true);
create policy notices_jobs on notices to sealwright_jobs using (true) with check (true);

-- Up to which transaction notices were deleted: a cursor from before has missed some.
create table notices_floor (
  is_one boolean primary key default true check (is_one),
  xact xid8 not null
);
insert into notices_floor (xact) values ('0');
grant select on notices_floor to sealwright_app;
grant select, update on notices_floor to sealwright_jobs;
