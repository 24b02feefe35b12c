import type { PictureClip } from '@sealwright/core/api';
import type { DraftSeal } from '@sealwright/ui';

/** The part of a seal's picture that shows something. */
export type InkBox = (seal: DraftSeal) => Promise<PictureClip>;

/** Asks once for each picture, by the id of its seal; what went wrong is asked again. */
export function inkBoxes(ask: (seal: string) => Promise<PictureClip>): InkBox {
  const known = new Map<string, Promise<PictureClip>>();
  return ({ id, picture }) => {
    const before = known.get(picture);
    if (before) return before;
    const asked = ask(id);
    known.set(picture, asked);
    asked.catch(() => known.delete(picture));
    return asked;
  };
}
