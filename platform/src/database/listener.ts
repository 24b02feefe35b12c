import type pg from 'pg';
import type { Listening } from './database.ts';

/** Milliseconds between attempts to connect again. */
const PAUSE = 1_000;

/**
 * One connection that hears notifications, made when first needed and again when it broke. What is said in between is not
 * heard: whoever listens also looks from time to time.
 */
export class Listener {
  readonly #connect: () => pg.Client;
  readonly #handlers = new Map<string, Set<(payload: string) => void>>();
  #client: Promise<pg.Client> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(connect: () => pg.Client) {
    this.#connect = connect;
  }

  async listen(channel: string, handler: (payload: string) => void): Promise<Listening> {
    const handlers = this.#handlers.get(channel) ?? new Set();
    this.#handlers.set(channel, handlers.add(handler));
    const client = await this.#open();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return {
      dispose: async () => {
        handlers.delete(handler);
      },
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const client = await this.#client?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  #open(): Promise<pg.Client> {
    this.#client ??= this.#start().catch((error) => {
      this.#lost();
      throw error;
    });
    return this.#client;
  }

  async #start(): Promise<pg.Client> {
    const client = this.#connect();
    client.on('error', () => this.#lost());
    client.on('end', () => this.#lost());
    client.on('notification', ({ channel, payload }) => {
      for (const handler of this.#handlers.get(channel) ?? []) handler(payload ?? '');
    });
    await client.connect();
    for (const channel of this.#handlers.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return client;
  }

  #lost(): void {
    this.#client = undefined;
    if (this.#isClosed || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#open().catch(() => undefined);
    }, PAUSE);
    this.#timer.unref();
  }
}
