import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The answers of the operating system about a socket whose process has ended. */
const ENDED = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']);

/** Shows other programs that this one runs: a local socket, which the operating system closes with the process. */
export class QueueLease {
  readonly address: string;
  private readonly server: Server;
  private readonly guests: Set<Socket>;

  private constructor(address: string, server: Server, guests: Set<Socket>) {
    this.address = address;
    this.server = server;
    this.guests = guests;
  }

  /** Where there can be no socket, others take this program for ended: actions are then done by two, with the same key. */
  static take(): Promise<QueueLease> {
    const name = `sealwright-q-${randomUUID()}`;
    const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
    const guests = new Set<Socket>();
    const server = createServer((guest) => {
      guests.add(guest.unref());
      guest.on('error', () => guest.destroy());
      guest.on('close', () => guests.delete(guest));
      guest.resume();
    }).unref();
    return new Promise((resolve) => {
      const settle = () => resolve(new QueueLease(address, server, guests));
      server.once('error', settle);
      server.listen(address, settle);
    });
  }

  static isHeld(address: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(address);
      const settle = (isHeld: boolean) => {
        socket.destroy();
        resolve(isHeld);
      };
      socket.once('connect', () => settle(true));
      socket.once('error', ({ code = '' }: NodeJS.ErrnoException) => settle(!ENDED.has(code)));
    });
  }

  dispose(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      for (const guest of this.guests) guest.destroy();
    });
  }
}
