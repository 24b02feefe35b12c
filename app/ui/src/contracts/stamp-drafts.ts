/**
 * What the user has placed on an open document and not submitted yet. Owner: `plugins/signing`. Users: the tools of the
 * stamp modes. The draft plans every stamp through the signing pipeline, draws it over the pages, lets it be dragged,
 * nudged and deleted, and submits all of them at once.
 */
import type { DisplayBox, Disposable, ErrorRecord, Options } from '@sealwright/core/api';
import type { ComponentType } from 'react';
import type { SurfacePoint } from './document-surface.ts';
import type { ReadableStore } from './readable-store.ts';
import { defineViewService } from './view-service.ts';

export interface DraftSeal {
  readonly id: string;
  readonly name: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Address of the picture for an `img`. */
  readonly picture: string;
}

export interface DraftStamp {
  readonly id: string;
  /** Id of the stamp mode. */
  readonly mode: string;
  /** For modes that need a seal. */
  readonly seal: DraftSeal | undefined;
  readonly options: Options;
  /** As the mode planned them; of the options before, while a new plan is under way. */
  readonly places: readonly DraftPlace[];
  /** Why it cannot be planned as it is. */
  readonly problem: ErrorRecord | undefined;
}

export interface DraftPlace {
  /** 0-based. */
  readonly page: number;
  readonly box: DisplayBox;
  readonly description: string;
}

export interface StampDraftState {
  readonly stamps: readonly DraftStamp[];
  /** Id of the selected stamp. */
  readonly selected: string | undefined;
  /** The seal that was chosen in the seal panel last. */
  readonly seal: DraftSeal | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** While a submission runs nothing can be changed. */
  readonly busy: boolean;
}

export interface StampDraft {
  readonly documentId: string;
  readonly state: ReadableStore<StampDraftState>;
  /** Adds a stamp, selects it and resolves with its id when it is planned; rejects with why it cannot be. One step of undo. */
  add(stamp: { readonly mode: string; readonly seal?: string; readonly options: Options }): Promise<string>;
  /** Changes the options. Changes with one `gesture` (a drag, a row of arrow keys) are one step of undo. */
  update(id: string, options: Options, gesture?: string): void;
  remove(id: string): void;
  select(id: string | undefined): void;
  undo(): void;
  redo(): void;
  /** Takes all stamps away (还原); one step of undo. */
  clear(): void;
  /**
   * For a stamp on its way to a point: the point, drawn to the page's centre lines and to the centres of the stamps on it
   * where it is near to them, unless it is `free`. Guide lines show what it was drawn to until `undefined` is given.
   */
  align(point: SurfacePoint, free?: boolean): SurfacePoint;
  align(point: undefined): void;
}

/** Where a stamp is moved to. */
export interface StampTarget extends SurfacePoint {
  /** Of that page as it is shown, in millimetres; missing as long as the page has not been read. */
  readonly pageSize?: { readonly width: number; readonly height: number };
}

/** What a stamp mode tells the draft about its stamps. All of it is optional. */
export interface StampModeView {
  /**
   * The options after one of the stamp's places was moved by hand, so that its centre is at the given point; `undefined`
   * where it may not go there. Without it, stamps of the mode cannot be dragged.
   */
  readonly moved?: (stamp: DraftStamp, place: number, to: StampTarget) => Options | undefined;
  /** Fields for exact values, shown under the selected stamp in the list. */
  readonly Editor?: ComponentType<{ readonly stamp: DraftStamp; readonly draft: StampDraft }>;
}

export interface StampDrafts {
  /** Throws `documents.not-open` for a document that has no tab in this window. */
  of(documentId: string): StampDraft;
  describeMode(mode: string, view: StampModeView): Disposable;
}

export const StampDrafts = defineViewService<StampDrafts>('stamp-drafts');
