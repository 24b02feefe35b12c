import { type Disposable, DisposableStore } from '@sealwright/core/api';
import type { DocumentSurface, Workbench } from '@sealwright/ui';
import { HitMarks } from './hit-marks.tsx';
import type { KeywordSession } from './keyword-session.ts';

/** 关键字签章 while it is on: the hits are marked on the pages, Escape ends it. */
export function startKeywordTool(session: KeywordSession, surface: DocumentSurface, workbench: Workbench): Disposable {
  const own = new DisposableStore();
  // Below what is placed.
  own.add(surface.addOverlay({ component: (props) => <HitMarks {...props} session={session} />, order: 40 }));
  own.add(session.switchOn(surface));
  own.add(surface.capturePointer({ cancel: () => workbench.documents.setTool(session.draft.documentId, undefined) }));
  return own;
}
