-- Who may see and write what. Row-level security is forced: it holds for the owner of the tables, too.
grant select on parties, biz_types, voucher_entries to sealwright_app;
grant select, insert, update on vouchers, voucher_files to sealwright_app;
grant select, insert, update, delete on recipients, idempotency to sealwright_app;
grant select, insert on events to sealwright_app;
grant select, insert, update, delete on parties, biz_types, vouchers, recipients, voucher_files, voucher_entries,
  idempotency to sealwright_jobs;
grant select, insert on events to sealwright_jobs;

do $$
declare
  tenants text;
begin
  foreach tenants in array
    array['vouchers', 'recipients', 'voucher_files', 'events', 'voucher_entries', 'idempotency']
  loop
    execute format('alter table %I enable row level security', tenants);
    execute format('alter table %I force row level security', tenants);
    execute format('create policy jobs on %I to sealwright_jobs using (true) with check (true)', tenants);
  end loop;
end $$;

create policy own on voucher_entries for select to sealwright_app using (party = current_party());
create policy own on idempotency to sealwright_app
  using (party = current_party()) with check (party = current_party());

-- Seen by whoever has it in a list, and by its initiator before it is in one.
create policy seen on vouchers for select to sealwright_app
  using (initiator = current_party()
    or exists (select from voucher_entries e where e.voucher = id and e.party = current_party()));
create policy begun on vouchers for insert to sealwright_app with check (initiator = current_party());
create policy changed on vouchers for update to sealwright_app
  using (exists (select from voucher_entries e where e.voucher = id and e.party = current_party()))
  with check (true);

create policy seen on recipients to sealwright_app
  using (exists (select from vouchers v where v.id = voucher))
  with check (exists (select from vouchers v where v.id = voucher));
create policy seen on voucher_files to sealwright_app
  using (exists (select from vouchers v where v.id = voucher))
  with check (exists (select from vouchers v where v.id = voucher) and author = current_party());
create policy seen on events to sealwright_app
  using (exists (select from vouchers v where v.id = voucher))
  with check (exists (select from vouchers v where v.id = voucher) and actor is not distinct from current_party());
