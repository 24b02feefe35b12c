import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { lock } from 'proper-lockfile';

/** An embedded database has room for one process. */
export type Lease =
  /** The folder is this process's until `release`. `tell` says to the others where it answers. */
  | { readonly isOwn: true; tell(port: number): void; release(): Promise<void> }
  /** It is another's, which answers at `port`, until `ended`. `port` rejects where it ends before. */
  | { readonly isOwn: false; readonly port: Promise<number>; readonly ended: Promise<void> };

/** Longest path of a local socket, in bytes, of all systems. */
const LONGEST_PATH = 100;
/** A process that has stood still for so long, in milliseconds, does not take the lease any more. */
const STALE = 5_000;
const RETRIES = { retries: 200, minTimeout: 10, maxTimeout: 100, factor: 1.3 };

/**
 * Takes the lease of a folder, or finds who has it: a local socket, which the operating system closes with its process,
 * however that ends.
 */
export async function takeLease(folder: string): Promise<Lease> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const address = addressOf(folder);
  // Two that start at the same time must not both take the name of one that has ended for free.
  const unlock = await lock(`${folder}.lease`, { realpath: false, stale: STALE, retries: RETRIES });
  try {
    const holder = await reach(address);
    if (holder) return leaseOf(holder);
    if (process.platform !== 'win32') await rm(address, { force: true });
    return await listen(address);
  } finally {
    await unlock().catch(() => {});
  }
}

function addressOf(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  if (process.platform === 'win32') return `\\\\.\\pipe\\sealwright-platform-${name}`;
  const beside = `${folder}.socket`;
  return Buffer.byteLength(beside) <= LONGEST_PATH ? beside : join(tmpdir(), `sealwright-${name}`);
}

/** A connection to who has it; nothing where nobody has. What belongs to another user counts as nobody's. */
async function reach(address: string): Promise<Socket | undefined> {
  if (process.platform !== 'win32') {
    const owner = await stat(address).then(
      ({ uid }) => uid,
      () => undefined,
    );
    if (owner === undefined || owner !== process.getuid?.()) return undefined;
  }
  const socket = connect(address);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    socket.on('error', () => resolve(undefined));
  });
}

function leaseOf(holder: Socket): Lease {
  const ended = new Promise<void>((resolve) => holder.once('close', () => resolve()));
  const port = new Promise<number>((resolve, reject) => {
    createInterface(holder)
      .on('error', () => {})
      .on('line', (line) => resolve(Number(line)));
    void ended.then(() => reject(new Error('the platform that holds the folder ended')));
  });
  port.catch(() => {});
  return { isOwn: false, port, ended };
}

async function listen(address: string): Promise<Lease> {
  const others = new Set<Socket>();
  let answer: string | undefined;
  const server: Server = createServer((other) => {
    others.add(other);
    other.on('error', () => other.destroy());
    other.on('close', () => others.delete(other));
    other.resume();
    if (answer !== undefined) other.write(answer);
  });
  server.listen(address);
  await once(server, 'listening');
  return {
    isOwn: true,
    tell(port) {
      answer = `${port}\n`;
      for (const other of others) other.write(answer);
    },
    async release() {
      const closed = once(server, 'close');
      server.close();
      for (const other of others) other.destroy();
      await closed;
    },
  };
}
