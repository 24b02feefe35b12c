import { type StampDrafts, useStore } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import type { DraftSessions } from './draft-sessions.ts';
import type { PictureCache } from './picture-cache.ts';
import { StampFace } from './stamp-face.tsx';
import { stampsOnPage } from './stamps-on-page.ts';

/** `StampDrafts.PageStamps` */
export function pageStamps(sessions: DraftSessions, pictures: PictureCache): StampDrafts['PageStamps'] {
  return ({ documentId, page, scale }) => {
    const session = sessions.find(documentId);
    return session && <SessionStamps session={session} page={page} scale={scale} pictures={pictures} />;
  };
}

interface SessionStampsProps {
  readonly session: DraftSession;
  /** 0-based. */
  readonly page: number;
  readonly scale: number;
  readonly pictures: PictureCache;
}

function SessionStamps({ session, page, scale, pictures }: SessionStampsProps) {
  const stamps = useStore(session.draft.state, (state) => state.stamps);
  return stampsOnPage(page, stamps).map(({ key, look }) => (
    <StampFace key={key} look={look} scale={scale} pictures={pictures} />
  ));
}
