import { createHash } from 'node:crypto';
import type { Picture } from '@sealwright/core/api';
import { PictureMissing } from './errors.ts';

const ROOM = 200;

/** Pictures that a window may ask for, by a digest of their bytes: each crosses to a window once, however many places show it. */
export class PictureShelf {
  private readonly pictures = new Map<string, Picture>();
  private readonly digests = new WeakMap<Picture, string>();

  /** Puts a picture on the shelf and gives its id; where the shelf is full, the one that lay longest goes. */
  put(picture: Picture): string {
    const id = this.digests.get(picture) ?? digestOf(picture);
    this.digests.set(picture, id);
    this.pictures.delete(id);
    this.pictures.set(id, picture);
    const [oldest] = this.pictures.keys();
    if (this.pictures.size > ROOM && oldest !== undefined) this.pictures.delete(oldest);
    return id;
  }

  /** Throws `signing.picture-missing`. */
  get(id: string): Picture {
    const picture = this.pictures.get(id);
    if (!picture) throw PictureMissing({});
    return picture;
  }
}

function digestOf({ format, data }: Picture): string {
  return createHash('sha256').update(format).update(data).digest('hex');
}
