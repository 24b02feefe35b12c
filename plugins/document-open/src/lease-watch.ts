import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { isAbsolute } from 'node:path';
import { Emitter } from '@sealwright/core/api';

/** The answers of the operating system about a lease whose process has ended. */
const ENDED = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']);

/** Tells of other processes whether they hold their leases, and when a lease that was held has ended. */
export class LeaseWatch {
  private readonly asked = new Map<string, Promise<boolean>>();
  private readonly sockets = new Set<Socket>();
  private readonly ended = new Emitter<void>();

  /** Fires after `isHeld` has said yes to what is over now. */
  readonly onDidEnd = this.ended.event;

  isHeld(address: string): Promise<boolean> {
    if (!isAbsolute(address)) return Promise.resolve(false);
    const asked = this.asked.get(address) ?? this.ask(address);
    this.asked.set(address, asked);
    return asked;
  }

  dispose(): void {
    for (const socket of this.sockets) socket.removeAllListeners('close').destroy();
    this.sockets.clear();
  }

  /** A connection that stands is kept: a process that is just ending accepts it, too, and closes it then. */
  private ask(address: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(address).unref();
      this.sockets.add(socket);
      let isHeld = false;
      socket.once('connect', () => {
        isHeld = true;
        resolve(true);
      });
      socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
        // Of a killed process, the name of its socket is left.
        if (code === 'ECONNREFUSED') void rm(address, { force: true }).catch(() => {});
        resolve(!ENDED.has(code));
      });
      socket.once('close', () => {
        this.sockets.delete(socket);
        this.asked.delete(address);
        if (isHeld) this.ended.fire();
      });
      socket.resume();
    });
  }
}
