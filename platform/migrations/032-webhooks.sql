-- Addresses that parties have told what changes. Each goes through the notices at its own pace: `xact` and `seq` are the
-- last one that it took (src/notices).
create table webhooks (
  id bigint primary key default new_id(),
  party text not null default current_party(),
  -- The idempotency key of the call that made it.
  key uuid not null,
  request_hash text not null,
  url text not null,
  types text[] not null,
  secret text not null,
  created_at timestamptz(3) not null default now(),
  xact xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
  seq bigint not null default 0,
  failures int not null default 0,
  -- Not before: the pause after a failure.
  due_at timestamptz not null default now(),
  -- Somebody sends until then.
  busy_until timestamptz,
  unique (party, key)
);
create index webhooks_due on webhooks (due_at);
alter table webhooks enable row level security;
alter table webhooks force row level security;
grant select, insert, delete on webhooks to sealwright_app;
grant select, update, delete on webhooks to sealwright_jobs;
create policy webhooks_own on webhooks to sealwright_app
  using (party = current_party()) with check (party = current_party());
create policy webhooks_jobs on webhooks to sealwright_jobs using (true) with check (true);
