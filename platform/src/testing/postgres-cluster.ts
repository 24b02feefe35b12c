/** A PostgreSQL of Debian's for tests: in a folder of its own, on a socket in it, as nobody in particular. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';
/** What no test needs: durability. Room for several instances with pools of their own. */
const SETTINGS = ['listen_addresses=', 'fsync=off', 'full_page_writes=off', 'max_connections=300', 'jit=off'];
/** Owns the databases, and is no superuser, as on most servers of organisations. */
const OWNER = 'owner';

interface Cluster {
  readonly folder: string;
  urlOf(database: string, user: string): string;
}

let cluster: Promise<Cluster> | undefined;
let count = 0;

/** The address of a new, empty database. The server starts with the first one and ends with this process. */
export async function newPostgresDatabase(): Promise<string> {
  cluster ??= startCluster();
  const { urlOf } = await cluster;
  count += 1;
  const name = `test_${process.pid}_${count}`;
  const client = new pg.Client({ connectionString: urlOf('postgres', 'admin') });
  await client.connect();
  try {
    await client.query(`create database ${name} owner ${OWNER}`);
  } finally {
    await client.end();
  }
  return urlOf(name, OWNER);
}

/** As autovacuum leaves tables that are not new. */
export async function vacuumed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

async function startCluster(): Promise<Cluster> {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const identity = unprivileged();
  if (identity) chownSync(folder, identity.uid, identity.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const arguments_ = ['-D', data, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), arguments_, { ...identity, cwd: folder, stdio: 'ignore' });
  // The shell ends the server when this process is gone, however that ended: its standard input ends then.
  const settings = [...SETTINGS, `unix_socket_directories=${folder}`].map((setting) => `-c '${setting}'`).join(' ');
  const script = `'${join(bin, 'postgres')}' -D '${data}' ${settings} < /dev/null & server=$!
    cat > /dev/null; kill -QUIT $server; wait $server; rm -rf '${folder}'`;
  const shell = spawn('sh', ['-c', script], {
    ...identity,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  const urlOf = (database: string, user: string) => `postgres://${user}@${encodeURIComponent(folder)}/${database}`;
  const client = await connected(urlOf('postgres', 'admin'));
  await client.query(`create role ${OWNER} login createrole createdb`);
  await client.end();
  return { folder, urlOf };
}

/** It answers a moment after it started; there is nothing to wait for but that. */
async function connected(url: string): Promise<pg.Client> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function programs(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (!found) throw new Error('these tests need the package postgresql');
  return found;
}

/** PostgreSQL does not start as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
