import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PluginStorage, type Seal, SealNotFound, type SealPicture, type Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { PictureNameInvalid, PicturesTooMany } from './errors.ts';

const PictureRecord = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{16}$' }),
  name: Type.String(),
  widthMm: Type.Number({ exclusiveMinimum: 0 }),
  heightMm: Type.Number({ exclusiveMinimum: 0 }),
});
type PictureRecord = Static<typeof PictureRecord>;
type Records = readonly PictureRecord[];

/** `Seal.source` of seals that were made of pictures. */
export const PICTURES = 'pictures';
const MOST = 100;
const LONGEST_NAME = 60;

/** Seals that users made of picture files: pictures and nothing more, which any key may use. */
export class PictureSeals {
  private readonly storage: PluginStorage;
  private readonly store: Store<Records>;

  constructor(storage: PluginStorage) {
    this.storage = storage;
    this.store = storage.store<Records>('pictures', { version: 1, schema: Type.Array(PictureRecord), initial: [] });
  }

  /** One whose file is gone is left out. */
  async list(): Promise<readonly Seal[]> {
    const seals = await Promise.all((await this.store.read()).map((record) => this.read(record)));
    return seals.flatMap((seal) => seal ?? []);
  }

  /** The same picture with the same name and size is the same seal. `seals.picture-name-invalid`, `seals.pictures-too-many`. */
  async add({ picture, widthMm, heightMm }: SealPicture, name: string): Promise<Seal> {
    const clean = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
    if (clean === '' || [...clean].length > LONGEST_NAME) throw PictureNameInvalid({ longest: LONGEST_NAME });
    const id = createHash('sha256')
      .update(JSON.stringify([clean, widthMm, heightMm]))
      .update(picture.data)
      .digest('hex')
      .slice(0, 16);
    const record = { id, name: clean, widthMm, heightMm };
    // The picture first: a record without one would be a seal without a look.
    withRoom(await this.store.read(), id);
    await this.write(id, picture.data);
    await this.store.update((records) => [...withRoom(records, id), record]);
    return sealOf(record, picture.data);
  }

  /** `seals.not-found`. */
  async remove(id: string): Promise<void> {
    await this.store.update((records) => {
      if (!records.some((record) => record.id === id)) throw SealNotFound({ text: id });
      return records.filter((record) => record.id !== id);
    });
    await rm(await this.fileOf(id), { force: true });
  }

  private async read(record: PictureRecord): Promise<Seal | undefined> {
    try {
      return sealOf(record, await readFile(await this.fileOf(record.id)));
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
  }

  private async write(id: string, data: Uint8Array): Promise<void> {
    const file = await this.fileOf(id);
    const draft = `${file}.${randomUUID()}`;
    try {
      await writeFile(draft, data, { mode: 0o600, flush: true });
      await rename(draft, file);
    } catch (fault) {
      await rm(draft, { force: true });
      throw fault;
    }
  }

  private async fileOf(id: string): Promise<string> {
    const folder = join(await this.storage.folder(), 'pictures');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, `${id}.png`);
  }
}

/** Without the record that another takes the place of. */
function withRoom(records: Records, id: string): Records {
  const others = records.filter((other) => other.id !== id);
  if (others.length >= MOST) throw PicturesTooMany({ most: MOST });
  return others;
}

function sealOf({ id, name, widthMm, heightMm }: PictureRecord, data: Uint8Array): Seal {
  return {
    id,
    source: PICTURES,
    name,
    picture: { format: 'png', data: new Uint8Array(data) },
    widthMm,
    heightMm,
    certificates: [],
  };
}
