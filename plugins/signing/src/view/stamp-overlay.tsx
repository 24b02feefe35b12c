import type { Disposable } from '@sealwright/core/api';
import { type DocumentSurface, type OverlayProps, useStore } from '@sealwright/ui';
import { useEffect } from 'react';
import type { DraftSession, DraggedPlace } from './draft-session.ts';
import type { PictureCache } from './picture-cache.ts';
import { PlacedStamp } from './placed-stamp.tsx';
import type { LookedStamp } from './stamp-draft.ts';
import styles from './stamp-overlay.module.css';

/** Adds the stamps of a session to its document's pages, below what tools draw. */
export function drawStamps(pictures: PictureCache) {
  return (session: DraftSession, surface: DocumentSurface): Disposable =>
    surface.addOverlay({
      component: (props) => <StampOverlay {...props} session={session} pictures={pictures} />,
      order: 100,
    });
}

interface StampOverlayProps extends OverlayProps {
  readonly session: DraftSession;
  readonly pictures: PictureCache;
}

/** The stamps of one page, and the guide lines of one that is on its way. */
function StampOverlay({ session, pictures, page, scale }: StampOverlayProps) {
  const { draft } = session;
  const { stamps, selected } = useStore(draft.state);
  const dragged = useStore(session.dragged);
  useEffect(() => draft.alignment.seePage(page, scale), [draft, page, scale]);
  return (
    <>
      {looksOn(page.index, stamps, dragged).map(({ stamp, place, look }) => (
        <PlacedStamp
          key={`${stamp.id}/${place}`}
          session={session}
          pictures={pictures}
          stamp={stamp}
          place={place}
          look={look}
          scale={scale}
          isSelected={stamp.id === selected}
        />
      ))}
      <GuideLines session={session} page={page} scale={scale} />
    </>
  );
}

function GuideLines({ session, page, scale }: OverlayProps & { readonly session: DraftSession }) {
  const guides = useStore(session.draft.alignment.guides);
  if (guides?.page !== page.index) return null;
  return (
    <>
      {guides.x !== undefined && <div className={styles.guideX} style={{ left: guides.x * scale }} />}
      {guides.y !== undefined && <div className={styles.guideY} style={{ top: guides.y * scale }} />}
    </>
  );
}

function looksOn(page: number, stamps: readonly LookedStamp[], dragged: DraggedPlace | undefined) {
  return stamps.flatMap((stamp) =>
    stamp.places.flatMap((place, index) => {
      const look = stamp.id === dragged?.stamp && index === dragged.place ? draggedLook(place, dragged) : place;
      return look.page === page ? [{ stamp, place: index, look }] : [];
    }),
  );
}

function draggedLook(look: LookedStamp['places'][number], { page, x, y }: DraggedPlace) {
  const { box } = look;
  return { ...look, page, box: { ...box, x: x - box.width / 2, y: y - box.height / 2 } };
}
