import type { Localized } from '@sealwright/core/api';
import { createStore, type DraftStamp, type ReadableStore, type StampDrafts } from '@sealwright/ui';

/** What is placed on the document and not signed yet. */
export interface PreviewStamps {
  readonly state: ReadableStore<{ readonly stamps: readonly DraftStamp[] }>;
  readonly PageStamps: StampDrafts['PageStamps'];
  /** Of the stamp's mode. */
  title(stamp: DraftStamp): Localized;
  /** Moves a stamp so far off the edge that it stands at; `undefined` for stamps that stand anywhere else. */
  insetBy(stamp: DraftStamp, mm: number): (() => void) | undefined;
}

export function placedStamps(drafts: StampDrafts, documentId: string): PreviewStamps {
  const draft = drafts.of(documentId);
  return {
    state: draft.state,
    PageStamps: drafts.PageStamps,
    title: ({ mode }) => drafts.mode(mode).title,
    insetBy(stamp, mm) {
      const inset = drafts.mode(stamp.mode).view?.inset;
      return inset && (() => draft.update(stamp.id, inset(stamp, mm)));
    },
  };
}

/** For windows in which nothing can be placed. */
export const noStamps: PreviewStamps = {
  state: createStore(() => ({ stamps: [] })),
  PageStamps: () => null,
  title: ({ mode }) => ({ 'zh-CN': mode, en: mode }),
  insetBy: () => undefined,
};
