-- Who was reminded of which deadline, and how long before it: once for each.
create table reminders (
  voucher bigint not null references vouchers on delete restrict,
  party text not null,
  -- Minutes before the deadline, as it was set up then.
  step int not null check (step > 0),
  told_at timestamptz not null default now(),
  primary key (voucher, party, step)
);
alter table reminders enable row level security;
alter table reminders force row level security;
grant select, insert on reminders to sealwright_jobs;
create policy reminders_jobs on reminders to sealwright_jobs using (true) with check (true);
