-- Work of an embedded platform that waits (src/jobs/embedded-jobs.ts). On a server pg-boss has tables of its own.
create table embedded_jobs (
  id bigint generated always as identity primary key,
  kind text not null,
  data jsonb not null,
  -- While one of a key waits, no second one is added. Emptied when the job begins.
  key text,
  run_at timestamptz not null default now(),
  attempts int not null default 0,
  unique (kind, key)
);
create index embedded_jobs_due on embedded_jobs (run_at);
alter table embedded_jobs enable row level security;
alter table embedded_jobs force row level security;
grant select, insert, update, delete on embedded_jobs to sealwright_jobs;
create policy embedded_jobs_jobs on embedded_jobs to sealwright_jobs using (true) with check (true);

-- Many vouchers acted upon at once (receive all, send all), each judged for itself.
create table batches (
  id bigint primary key default new_id(),
  party text not null default current_party(),
  -- The idempotency key of the call that began it.
  key uuid not null,
  request_hash text not null,
  kind text not null check (kind in ('receive-all', 'send-all')),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (party, key)
);
create index batches_by_end on batches (finished_at);
create table batch_items (
  batch bigint not null references batches on delete cascade,
  place int not null,
  party text not null default current_party(),
  voucher bigint not null,
  etag text,
  note text,
  -- Of the action, so that one that was cut off is not carried out twice.
  key uuid not null default gen_random_uuid(),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  problem jsonb,
  primary key (batch, place)
);
alter table batches enable row level security;
alter table batches force row level security;
alter table batch_items enable row level security;
alter table batch_items force row level security;
grant select, insert on batches, batch_items to sealwright_app;
grant select, update, delete on batches, batch_items to sealwright_jobs;
create policy batches_own on batches to sealwright_app using (party = current_party()) with check (party = current_party());
create policy batch_items_own on batch_items to sealwright_app
  using (party = current_party()) with check (party = current_party());
create policy batches_jobs on batches to sealwright_jobs using (true) with check (true);
create policy batch_items_jobs on batch_items to sealwright_jobs using (true) with check (true);
