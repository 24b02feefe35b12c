import type { DisplayBox } from '@sealwright/core/api';
import { placesOnPage } from './places-on-page.ts';
import type { LookedStamp } from './shown-stamps.ts';
import type { DraftState, DraggedPlace } from './stamp-draft.ts';
import type { PlacedLook } from './stamp-plans.ts';

export interface StampOnPage {
  /** Names it among all stamps of the document; it stays the same when the stamp is signed. */
  readonly key: string;
  readonly stamp: LookedStamp;
  /** Index of the place. */
  readonly place: number;
  /** The place, moved where it is being dragged. */
  readonly look: PlacedLook;
}

/** The stamps of a page that can still be changed. */
export function stampsOnPage(page: number, stamps: readonly LookedStamp[], dragged?: DraggedPlace): StampOnPage[] {
  return stamps.flatMap((stamp) => {
    const entry = (place: number, look: PlacedLook): StampOnPage => ({
      key: `${stamp.id}/${place}`,
      stamp,
      place,
      look,
    });
    const grip = stamp.id === dragged?.stamp ? dragged : undefined;
    const places = grip?.places ?? stamp.places;
    const standing = placesOnPage(places, page);
    const gripped = grip && places[grip.place];
    if (!grip || !gripped) return standing.map(([place, look]) => entry(place, look));
    const others = standing.filter(([place]) => place !== grip.place).map(([place, look]) => entry(place, look));
    const here = grip.page === page ? [...others, entry(grip.place, draggedLook(gripped, grip))] : others;
    return here.sort((one, other) => one.place - other.place);
  });
}

/** The stamps that were just signed, as long as the page's picture is of a revision (`below`) that does not have them. */
export function signedOnPage(page: number, below: number | undefined, signed: DraftState['signed']): StampOnPage[] {
  const isInPicture = !signed || below === undefined || below >= signed.revision;
  return isInPicture ? [] : stampsOnPage(page, signed.stamps);
}

/** CSS of a box of a page, at `scale` pixels per millimetre. */
export function boxStyle({ x, y, width, height, rotation }: DisplayBox, scale: number) {
  return {
    left: x * scale,
    top: y * scale,
    width: width * scale,
    height: height * scale,
    ...(rotation !== 0 && { transform: `rotate(${rotation}deg)` }),
  };
}

function draggedLook(look: PlacedLook, { page, x, y }: DraggedPlace): PlacedLook {
  const { box } = look;
  return { ...look, page, box: { ...box, x: x - box.width / 2, y: y - box.height / 2 } };
}
