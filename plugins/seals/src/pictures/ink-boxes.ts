import { createHash } from 'node:crypto';
import type { Picture, PictureClip } from '@sealwright/core/api';
import { findInk } from './picture-thread.ts';

const ROOM = 100;
/** Milliseconds: shorter than a seal mode has for its plan. */
const PATIENCE = 8_000;

/** Where seals' pictures show something, each picture decoded once: by a digest of its bytes. */
export class InkBoxes {
  private readonly boxes = new Map<string, Promise<PictureClip>>();

  /** Rejects with `seals.picture-*`; a picture that failed is looked at anew the next time. */
  box({ data }: Picture): Promise<PictureClip> {
    const id = createHash('sha256').update(data).digest('hex');
    const box = this.boxes.get(id) ?? findInk(data, PATIENCE);
    // The one that was asked for longest ago goes.
    this.boxes.delete(id);
    this.boxes.set(id, box);
    const [oldest] = this.boxes.keys();
    if (this.boxes.size > ROOM && oldest !== undefined) this.boxes.delete(oldest);
    box.catch(() => this.boxes.delete(id));
    return box;
  }
}
