-- Files that are on their way in. The row says how much has arrived, whoever received it: a piece counts from the moment
-- that `arrived` was moved behind it, and two who write at one place cannot both move it.
create table uploads (
  id bigint primary key default new_id(),
  party text not null default current_party(),
  key uuid not null,
  name text check (length(name) between 1 and 255),
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sm3 text check (sm3 ~ '^[0-9a-f]{64}$'),
  voucher bigint,
  base_revision int,
  arrived bigint not null default 0 check (arrived between 0 and size),
  state text not null default 'open' check (state in ('open', 'complete', 'used')),
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  unique (party, key)
);
create index uploads_by_end on uploads (expires_at);

create table upload_pieces (
  upload bigint not null references uploads on delete cascade,
  start bigint not null,
  size int not null check (size > 0),
  stored text not null,
  primary key (upload, start)
);

alter table uploads enable row level security;
alter table uploads force row level security;
alter table upload_pieces enable row level security;
alter table upload_pieces force row level security;
grant select, insert, update, delete on uploads, upload_pieces to sealwright_app;
grant select, update, delete on uploads, upload_pieces to sealwright_jobs;
create policy uploads_own on uploads to sealwright_app using (party = current_party()) with check (party = current_party());
create policy upload_pieces_own on upload_pieces to sealwright_app
  using (exists (select from uploads u where u.id = upload))
  with check (exists (select from uploads u where u.id = upload));
create policy uploads_jobs on uploads to sealwright_jobs using (true) with check (true);
create policy upload_pieces_jobs on upload_pieces to sealwright_jobs using (true) with check (true);
