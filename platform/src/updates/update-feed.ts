import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gt, valid } from 'semver';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Schemas } from '../api/index.ts';

export interface UpdateQuery {
  readonly product: string;
  /** Of the program that asks. */
  readonly version: string;
  /** As Node.js calls them. */
  readonly os: string;
  readonly arch: string;
  readonly channel: string;
}

const text = Type.String({ minLength: 1, maxLength: 2_000 });
/** What of a feed's manifest (docs/updates.md) is told here. */
const Manifest = Type.Object({
  product: text,
  channel: text,
  version: text,
  expiresAt: text,
  mandatory: Type.Optional(Type.Boolean()),
  files: Type.Array(
    Type.Object({
      ...{ os: text, arch: text, url: text },
      size: Type.Integer({ minimum: 0 }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
  ),
});
const Signatures = Type.Object({ signatures: Type.Array(Type.Object({ keyId: text, value: text })) });

/**
 * Answers from the folder of an update feed what `pnpm` made it of. It signs nothing and judges nothing: clients take the
 * manifest from the feed itself, by its signature; `signature` is the manifest's.
 */
export class UpdateFeed {
  private readonly folder: string | undefined;
  private readonly now: () => Date;

  constructor(folder: string | undefined, now: () => Date = () => new Date()) {
    this.folder = folder;
    this.now = now;
  }

  /** Nothing where there is nothing newer for that computer, where the manifest has expired, and where nobody signed it. */
  async find({ product, version, os, arch, channel }: UpdateQuery): Promise<Schemas['Update'] | undefined> {
    const manifest = await this.read(`${channel}.json`, Manifest, channel);
    const signed = await this.read(`${channel}.json.sig`, Signatures, channel);
    const signature = signed?.signatures[0]?.value;
    if (!manifest || signature === undefined) return undefined;
    if (manifest.product !== product || manifest.channel !== channel) return undefined;
    if (!valid(version) || !valid(manifest.version) || !gt(manifest.version, version)) return undefined;
    if (!(new Date(manifest.expiresAt) > this.now())) return undefined;
    const files = manifest.files
      .filter((file) => file.os === os && file.arch === arch)
      .map(({ url, size, sha256 }) => ({ url, size, sha256, signature }));
    if (files.length === 0) return undefined;
    return { version: manifest.version, mandatory: manifest.mandatory ?? false, files };
  }

  /** `undefined` for what is missing or half written: the feed belongs to whoever fills it. */
  private async read<T extends ReturnType<typeof Type.Object>>(
    name: string,
    schema: T,
    channel: string,
  ): Promise<Static<T> | undefined> {
    // A channel is the beginning of a file name, and no way to another folder.
    if (this.folder === undefined || !/^[a-z0-9][a-z0-9-]{0,49}$/.test(channel)) return undefined;
    try {
      const found: unknown = JSON.parse(await readFile(join(this.folder, name), 'utf8'));
      return Value.Check(schema, found) ? found : undefined;
    } catch {
      return undefined;
    }
  }
}
