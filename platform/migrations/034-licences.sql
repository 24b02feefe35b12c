-- Which machines have activated which licence, named by the SHA-256 of its file.
create table licence_activations (
  licence text not null check (licence ~ '^[0-9a-f]{64}$'),
  machine text not null check (length(machine) between 1 and 200),
  activated_at timestamptz(3) not null default now(),
  seen_at timestamptz(3) not null default now(),
  primary key (licence, machine)
);
alter table licence_activations enable row level security;
alter table licence_activations force row level security;
grant select, insert, update on licence_activations to sealwright_jobs;
create policy licence_activations_jobs on licence_activations to sealwright_jobs using (true) with check (true);
