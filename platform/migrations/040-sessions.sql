-- Who is in. Only the platform itself reads these: the application's role, which acts for one party, has no right to them.
create table party_certificates (
  sha256 bytea primary key check (length(sha256) = 32),
  party text not null references parties on delete cascade,
  der bytea not null,
  added_at timestamptz not null default now()
);
create index party_certificates_party on party_certificates (party);
grant select, insert, update, delete on party_certificates to sealwright_jobs;

create table entry_challenges (
  id text primary key,
  nonce text not null,
  certificate_sha256 text not null,
  expires_at timestamptz not null
);
create index entry_challenges_expire on entry_challenges (expires_at);

create table sessions (
  id text primary key,
  party text not null references parties on delete cascade,
  certificate_sha256 text not null,
  created_at timestamptz not null default now()
);

-- Tokens are kept as their SHA-256: who reads the database is nobody by that.
create table session_tokens (
  hash text primary key,
  session text not null references sessions (id) on delete cascade,
  kind text not null check (kind in ('access', 'refresh')),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index session_tokens_session on session_tokens (session);
create index session_tokens_expire on session_tokens (expires_at);

grant select, insert, update, delete on entry_challenges, sessions, session_tokens to sealwright_jobs;
