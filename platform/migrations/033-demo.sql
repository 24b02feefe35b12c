-- Which contracts of a demo space were made, so that none is made twice (src/demo).
create table demo_contracts (
  key text primary key,
  voucher bigint not null references vouchers,
  -- Submitted, and received by whom it says.
  is_ready boolean not null default false
);
alter table demo_contracts enable row level security;
alter table demo_contracts force row level security;
grant insert on demo_contracts to sealwright_app;
grant select, update on demo_contracts to sealwright_jobs;
create policy demo_contracts_made on demo_contracts for insert to sealwright_app with check (true);
create policy demo_contracts_jobs on demo_contracts to sealwright_jobs using (true) with check (true);
