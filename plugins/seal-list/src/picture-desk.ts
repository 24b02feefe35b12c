import { randomUUID } from 'node:crypto';
import type { DocumentFiles, Seal, SealPicture, Seals } from '@sealwright/core/api';
import { PictureFileTooLarge } from './common-picture-errors.ts';
import { LARGEST_PICTURE, type PreparedPicture } from './common-seals-rpc.ts';
import { PictureGone } from './errors.ts';

interface Options {
  readonly widthMm: number;
  readonly transparent: boolean;
  readonly trim: boolean;
}

interface OpenPicture {
  readonly file: Uint8Array;
  /** What was made of it last, and how. */
  ready?: { readonly options: Options; readonly picture: Promise<SealPicture> };
}

/** Pictures that are open in windows at the same time, at most. */
const ROOM = 3;

/** Picture files that users are making seals of: they cross to here once, however often a switch is turned. */
export class PictureDesk {
  private readonly seals: Pick<Seals, 'preparePicture' | 'addPicture'>;
  private readonly files: Pick<DocumentFiles, 'open'>;
  private readonly pictures = new Map<string, OpenPicture>();

  constructor(seals: Pick<Seals, 'preparePicture' | 'addPicture'>, files: Pick<DocumentFiles, 'open'>) {
    this.seals = seals;
    this.files = files;
  }

  /** Takes a file by its absolute path, or its bytes. `file.*`, `seal-list.picture-too-large`. */
  async take(file: string | Uint8Array): Promise<string> {
    const id = randomUUID();
    this.pictures.set(id, { file: typeof file === 'string' ? await this.read(file) : file });
    const [oldest] = this.pictures.keys();
    if (this.pictures.size > ROOM && oldest !== undefined) this.pictures.delete(oldest);
    return id;
  }

  async prepare(id: string, options: Options): Promise<PreparedPicture> {
    const { picture, widthMm, heightMm, dpi, warnings } = await this.ready(id, options);
    return { picture: picture.data, widthMm, heightMm, dpi, warnings };
  }

  async add(id: string, options: Options, name: string): Promise<Seal> {
    const seal = await this.seals.addPicture(await this.ready(id, options), name);
    this.pictures.delete(id);
    return seal;
  }

  /** What the user sees is what is added: the same options make nothing anew. */
  private async ready(id: string, options: Options): Promise<SealPicture> {
    const open = this.pictures.get(id);
    if (!open) throw PictureGone({});
    if (!open.ready || !isSame(open.ready.options, options)) {
      open.ready = { options, picture: this.seals.preparePicture(open.file, options) };
    }
    return open.ready.picture;
  }

  private async read(path: string): Promise<Uint8Array> {
    const file = await this.files.open(path);
    try {
      if (file.size > LARGEST_PICTURE) throw PictureFileTooLarge({ megabytes: LARGEST_PICTURE / 1e6 });
      return await file.read(0, file.size);
    } finally {
      await file.close();
    }
  }
}

function isSame(one: Options, other: Options): boolean {
  return one.widthMm === other.widthMm && one.transparent === other.transparent && one.trim === other.trim;
}
