-- The directory: everybody who is in may see whom a contract can be sent to.
create table parties (
  code text primary key check (length(code) between 1 and 100),
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz(3) not null default now()
);
create table biz_types (
  code text primary key check (length(code) between 1 and 100),
  name text not null check (length(name) between 1 and 200)
);
insert into biz_types (code, name) values
  ('contract', '电子合同'),
  ('agreement', '补充协议'),
  ('order', '采购订单'),
  ('receipt', '收据'),
  ('other', '其他');

-- `state` is the voucher's as a whole; what a recipient has done stands with the recipient. A deleted draft stays, with
-- its audit trail; nobody sees it.
create table vouchers (
  id bigint primary key check (id between 1000000000000000000 and 9223372036854775807),
  name text not null check (length(name) between 1 and 300),
  biz_code text not null references biz_types,
  biz_name text not null,
  initiator text not null references parties,
  initiator_name text not null,
  source text not null default 'server' check (source in ('server', 'local')),
  state text not null default 'draft' check (state in ('draft', 'pendingReceive', 'pendingSign', 'signing', 'signed',
    'sent', 'completed', 'rejected', 'withdrawn', 'expired', 'voided')),
  created_at timestamptz(3) not null,
  start_at timestamptz(3),
  end_at timestamptz(3),
  revision int not null default 1 check (revision >= 1),
  reject_reason text check (length(reject_reason) <= 2000),
  deleted_at timestamptz(3),
  -- The audit trail's length and last hash: what was cut off its end is missed.
  event_count int not null default 0,
  head_hash bytea
);
create index vouchers_due on vouchers (end_at, id)
  where state in ('pendingReceive', 'pendingSign', 'signing', 'signed', 'sent');

create table recipients (
  voucher bigint not null references vouchers on delete restrict,
  position smallint not null,
  party text not null references parties,
  name text not null,
  role text not null check (role in ('signer', 'approver', 'cc')),
  turn int not null check (turn >= 1),
  state text not null default 'waiting'
    check (state in ('waiting', 'pending', 'received', 'signed', 'sent', 'rejected', 'informed')),
  acted_at timestamptz(3),
  primary key (voucher, party)
);

-- Every revision of a voucher's file, each beginning with the bytes of the one before. What its author took back is
-- dropped: it stays, and is nobody's newest file any more.
create table voucher_files (
  id bigint primary key,
  voucher bigint not null references vouchers on delete restrict,
  seq int not null check (seq >= 1),
  name text not null check (length(name) between 1 and 255),
  size bigint not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  sm3 bytea check (length(sm3) = 32),
  media_type text not null default 'application/pdf',
  author text not null references parties,
  marks jsonb not null default '[]',
  created_at timestamptz(3) not null,
  dropped_at timestamptz(3),
  unique (voucher, seq)
);
create index voucher_files_blob on voucher_files (sha256);

-- The audit trail. Each row's hash covers the one before it; nothing in it is ever changed.
create table events (
  id bigint not null unique,
  voucher bigint not null references vouchers on delete restrict,
  seq int not null check (seq >= 1),
  revision int not null,
  at timestamptz(3) not null,
  type text not null,
  actor text,
  actor_name text,
  note text check (length(note) <= 2000),
  file_sha256 bytea,
  previous_hash bytea,
  hash bytea not null check (length(hash) = 32),
  primary key (voucher, seq)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is never changed';
end $$;
create trigger events_stay before update or delete on events for each row execute function refuse_change();
create trigger events_stay_whole before truncate on events execute function refuse_change();

-- What was answered to a keyed call, so that the same call again is answered alike.
create table idempotency (
  party text not null,
  key uuid not null,
  request_hash bytea not null check (length(request_hash) = 32),
  status smallint not null,
  response jsonb not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  primary key (party, key)
);
create index idempotency_age on idempotency (created_at);
