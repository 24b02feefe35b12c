import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What shows other processes that this one runs: a local socket, which the operating system closes with its process,
 * however that ends. The number of a process cannot show it: a killed one keeps its number until its parent has looked,
 * and then another process gets it.
 */
export class HostLease {
  /** Unique for ever; of a pipe on Windows, else of a socket that only this user can reach. */
  readonly address: string;
  /** Code of the operating system where there is no socket: other programs then take this one for ended. */
  readonly problem: string | undefined;
  private readonly server: Server;
  private readonly watchers: Set<Socket>;

  private constructor(address: string, server: Server, watchers: Set<Socket>, problem: string | undefined) {
    this.address = address;
    this.server = server;
    this.watchers = watchers;
    this.problem = problem;
  }

  static take(): Promise<HostLease> {
    const name = `sealwright-${randomUUID()}`;
    const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
    const watchers = new Set<Socket>();
    const server = createServer((watcher) => {
      watchers.add(watcher.unref());
      watcher.on('error', () => watcher.destroy());
      watcher.on('close', () => watchers.delete(watcher));
      // Nothing is ever said; without reading, its end would not be noticed.
      watcher.resume();
    }).unref();
    return new Promise((resolve) => {
      const settle = (problem?: string) => resolve(new HostLease(address, server, watchers, problem));
      server.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => settle(code));
      server.listen(address, () => settle());
    });
  }

  dispose(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      for (const watcher of this.watchers) watcher.destroy();
    });
  }
}
