import type { Disposable } from '@sealwright/core/api';
import { type DocumentSurface, type OverlayProps, useStore } from '@sealwright/ui';
import { useEffect } from 'react';
import type { DraftSession } from './draft-session.ts';
import type { PictureCache } from './picture-cache.ts';
import { PlacedStamp } from './placed-stamp.tsx';
import { placesOnPage } from './places-on-page.ts';
import { StampFace } from './stamp-face.tsx';
import styles from './stamp-overlay.module.css';
import { signedOnPage, stampsOnPage } from './stamps-on-page.ts';

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
function StampOverlay({ session, pictures, page, scale, revision }: StampOverlayProps) {
  const { draft } = session;
  const { stamps, selected, selectedPlace, signed } = useStore(draft.state);
  const previewed = useStore(draft.previewed);
  const dragged = useStore(session.dragged);
  useEffect(() => draft.alignment.seePage(page, scale), [draft, page, scale]);
  const placed = stampsOnPage(page.index, stamps, dragged);
  return (
    <>
      <div className={styles.preview} aria-hidden>
        {placesOnPage(previewed, page.index).map(([index, look]) => (
          <StampFace key={index} look={look} scale={scale} pictures={pictures} />
        ))}
      </div>
      {[...signedOnPage(page.index, revision, signed), ...placed].map(({ key, look }) => (
        <StampFace key={key} look={look} scale={scale} pictures={pictures} />
      ))}
      {placed.map(({ key, stamp, place, look }) => (
        <PlacedStamp
          key={key}
          session={session}
          stamp={stamp}
          place={place}
          look={look}
          pageHeight={page.size.height}
          scale={scale}
          isSelected={stamp.id === selected}
          isPicked={stamp.id === selected && place === selectedPlace}
        />
      ))}
      <GuideLines session={session} page={page.index} scale={scale} />
    </>
  );
}

interface GuideLinesProps {
  readonly session: DraftSession;
  /** 0-based. */
  readonly page: number;
  readonly scale: number;
}

function GuideLines({ session, page, scale }: GuideLinesProps) {
  const guides = useStore(session.draft.alignment.guides);
  if (guides?.page !== page) return null;
  return (
    <>
      {guides.x !== undefined && <div className={styles.guideX} style={{ left: guides.x * scale }} />}
      {guides.y !== undefined && <div className={styles.guideY} style={{ top: guides.y * scale }} />}
    </>
  );
}
