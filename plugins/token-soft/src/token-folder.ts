/**
 * The plugin's folder as both processes see it (the driver's and the plugin host's): `tokens/<id>/` with `key.p12`,
 * `token.json`, `tries.json` and `seals/`. Nothing in it is a secret but the key in `key.p12`, which its PIN encrypts.
 */
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SealwrightError, TokenRemoved } from '@sealwright/core/api';
import { lock } from 'proper-lockfile';
import { type Static, type TSchema, Type } from 'typebox';
import { Check } from 'typebox/schema';
import { SoftTokenDamaged, SoftTokenIdInvalid } from './soft-token-errors.ts';

const ID = /^[A-Za-z0-9-]{1,64}$/;
const MAX_JSON_BYTES = 1 << 20;
/** A killed holder's lock is taken over after this time, in milliseconds; a live one renews it. */
const LOCK_STALE = 5_000;

const TokenDescription = Type.Object({
  label: Type.String(),
  serial: Type.String(),
  maxTries: Type.Integer({ minimum: 1, maximum: 100 }),
  /** Base64 of DER, the key's own certificate first. */
  chain: Type.Array(Type.String(), { minItems: 1, maxItems: 16 }),
});
export type TokenDescription = Static<typeof TokenDescription>;

export class TokenFolder {
  readonly tokens: string;

  constructor(folder: string) {
    this.tokens = join(folder, 'tokens');
  }

  async ids(): Promise<readonly string[]> {
    let names = await this.names();
    if (names.some(isUnsettled)) {
      await this.exclusively(() => this.settle());
      names = await this.names();
    }
    return names.filter((name) => ID.test(name)).sort();
  }

  /** Changes when a token is added, replaced or removed, and with nothing that happens within one. */
  async identities(): Promise<string> {
    const tokens = (await this.names()).filter((name) => ID.test(name)).sort();
    const places = tokens.map(async (id) => `${id}:${(await stat(join(this.tokens, id), { bigint: true })).ino}`);
    return (await Promise.all(places)).join();
  }

  async has(token: string): Promise<boolean> {
    return ID.test(token) && (await exists(join(this.tokens, token)));
  }

  /** Absolute path of a token's file. */
  path(token: string, ...file: readonly string[]): string {
    if (!ID.test(token)) throw TokenRemoved({ token });
    return join(this.tokens, token, ...file);
  }

  describe(token: string): Promise<TokenDescription> {
    return this.readJson(token, ['token.json'], TokenDescription);
  }

  /** Rejects with `token.removed` where the token is not there, `token-soft.damaged` where only the file is not. */
  async read(token: string, file: readonly string[], maxBytes: number): Promise<Uint8Array> {
    const path = this.path(token, ...file);
    const damaged = (cause: unknown) => SoftTokenDamaged({ token, file: file.join('/') }, { cause });
    try {
      if ((await stat(path)).size > maxBytes) throw damaged('too long');
      return await readFile(path);
    } catch (fault) {
      if (fault instanceof SealwrightError) throw fault;
      throw (await this.has(token)) ? damaged(fault) : TokenRemoved({ token });
    }
  }

  async readJson<S extends TSchema>(token: string, file: readonly string[], schema: S): Promise<Static<S>> {
    const bytes = await this.read(token, file, MAX_JSON_BYTES);
    try {
      const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
      if (Check(schema, value)) return value as Static<S>;
    } catch {
      // Falls through: text that is no JSON is as damaged as JSON of another shape.
    }
    throw SoftTokenDamaged({ token, file: file.join('/') });
  }

  /** Runs while no other process adds tokens or counts tries. */
  async exclusively<T>(run: () => Promise<T>): Promise<T> {
    await mkdir(this.tokens, { recursive: true, mode: 0o700 });
    const release = await lock(this.tokens, {
      stale: LOCK_STALE,
      retries: { retries: 400, minTimeout: 20, maxTimeout: 100 },
      // Called from a timer, where a throw would end the process. Only a computer that slept loses its lock, and a try is
      // spent so soon after the lock is taken that the count still stands.
      onCompromised: () => {},
    });
    try {
      return await run();
    } finally {
      await release().catch(() => {});
    }
  }

  /**
   * Puts a finished folder in the place of a token. To be called exclusively. A crash leaves the old or the new token:
   * what it leaves unsettled is settled before the next look.
   */
  async replace(token: string, fill: (draft: string) => Promise<void>): Promise<void> {
    const place = this.path(token);
    const draft = join(this.tokens, `.new.${token}`);
    const old = join(this.tokens, `.old.${token}`);
    await this.settle();
    await mkdir(draft, { mode: 0o700 });
    try {
      await fill(draft);
      if (await exists(place)) await rename(place, old);
      await rename(draft, place);
    } finally {
      await this.settle();
    }
  }

  private async settle(): Promise<void> {
    for (const name of await this.names()) {
      if (!isUnsettled(name)) continue;
      const path = join(this.tokens, name);
      const place = join(this.tokens, name.slice('.old.'.length));
      if (name.startsWith('.old.') && !(await exists(place))) await rename(path, place);
      else await rm(path, { recursive: true, force: true });
    }
  }

  private async names(): Promise<string[]> {
    try {
      return await readdir(this.tokens);
    } catch (fault) {
      if (isMissing(fault)) return [];
      throw fault;
    }
  }
}

/** Throws `token-soft.id-invalid`. */
export function checkId(id: string): void {
  if (!ID.test(id)) throw SoftTokenIdInvalid({ id });
}

function isUnsettled(name: string): boolean {
  return name.startsWith('.new.') || name.startsWith('.old.');
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (fault) {
    if (isMissing(fault)) return false;
    throw fault;
  }
}

function isMissing(fault: unknown): boolean {
  return (fault as NodeJS.ErrnoException).code === 'ENOENT';
}
