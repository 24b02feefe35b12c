-- Two roles that nobody logs in with: every transaction takes one of them. Neither passes row-level security by.
-- They belong to the whole cluster, so they may be there already: of another database, or made by an administrator.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['sealwright_app', 'sealwright_jobs'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to %I', wanted, current_user);
    end if;
  end loop;
  execute format('grant usage on schema %I to sealwright_app, sealwright_jobs', current_schema());
end $$;

-- Whom a transaction works for. Nobody, outside of one.
create function current_party() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.party', true), '') $$;

-- 19 digits, about in the order of time: milliseconds since 2010-11-04, then 22 bits that count. One sequence for all
-- instances, so that two ids are never the same.
create sequence ids;
create function new_id() returns bigint
  language sql volatile
  as $$
    select (((extract(epoch from clock_timestamp()) * 1000)::bigint - 1288834974657) << 22)
      | (nextval('ids') & 4194303)
  $$;
grant usage on sequence ids to sealwright_app, sealwright_jobs;
