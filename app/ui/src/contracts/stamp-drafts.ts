/**
 * What the user has placed on an open document and not submitted yet. Owner: `plugins/signing`. Users: the tools of the
 * stamp modes. The draft plans every stamp through the signing pipeline, draws it over the pages, lets it be dragged,
 * nudged and deleted, and submits all of them at once.
 */
import type { DisplayBox, Disposable, ErrorRecord, Localized, Options } from '@sealwright/core/api';
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

/** A seal of the seal panel, as others may offer it. */
export interface DraftSealChoice extends DraftSeal {
  readonly validFrom?: Date;
  readonly validTo?: Date;
  /** Why it cannot be placed now, such as that it has expired or that what is placed belongs to another key. */
  readonly hindrance: Localized | undefined;
}

/** A certificate that can sign, as others may offer it. */
export interface DraftKeyChoice {
  /** `Key.ref`. */
  readonly ref: string;
  /** Its holder's name. */
  readonly holder: string;
  readonly device: Localized;
  /** Ids of the seals that go with it. */
  readonly seals: readonly string[];
  /** Why it cannot sign now. */
  readonly hindrance: Localized | undefined;
}

/** What can be signed with, and what is chosen: the same choice wherever it is offered. */
export interface DraftMeans {
  /** Whether more may be found: devices are still being read. */
  readonly isReading: boolean;
  readonly keys: readonly DraftKeyChoice[];
  /** `DraftKeyChoice.ref`. */
  readonly key: string | undefined;
  readonly seals: readonly DraftSealChoice[];
}

/** A stamp that is to be placed. */
export interface NewStamp {
  /** Id of the stamp mode. */
  readonly mode: string;
  /** `DraftSeal.id`, for modes that need one. */
  readonly seal?: string;
  readonly options: Options;
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
  /** Index of the place of the selected stamp that was picked last. */
  readonly selectedPlace: number;
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
  readonly means: ReadableStore<DraftMeans>;
  /** As the user's own choice among `means.keys`; it counts as long as it can be kept. */
  chooseKey(ref: string): void;
  /** As a click in the seal panel; `undefined`: none. */
  chooseSeal(id: string | undefined): void;
  /** Adds a stamp, selects it and resolves with its id when it is planned; rejects with why it cannot be. One step of undo. */
  add(stamp: NewStamp): Promise<string>;
  /** Adds all of them as one step of undo, or rejects with why one cannot be planned and adds none. */
  addAll(stamps: readonly NewStamp[]): Promise<readonly string[]>;
  /**
   * Shows, pale and out of reach, where a stamp would come to stand, in place of what was shown so before; `undefined` ends
   * it. Nothing of it is submitted. Resolves with its places and rejects with why it cannot be planned. The last one that is
   * asked for is shown; those that it overtakes before their turn has come share its answer. It ends with the submission.
   */
  preview(stamp: NewStamp): Promise<readonly DraftPlace[]>;
  preview(stamp: undefined): void;
  /** Changes the options. Changes with one `gesture` (a drag, a row of arrow keys) are one step of undo. */
  update(id: string, options: Options, gesture?: string): void;
  remove(id: string): void;
  /** `place`: index of one of its places; default 0. */
  select(id: string | undefined, place?: number): void;
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

export interface StampAction {
  readonly title: Localized;
  /** Name of an icon of the UI kit. */
  readonly icon: string;
  /** What it throws is shown to the user. */
  run(): void | Promise<void>;
}

/** What a stamp mode tells the draft about its stamps. All of it is optional. */
export interface StampModeView {
  /**
   * The options after one of the stamp's places was moved by hand, so that its centre is at the given point; `undefined`
   * where it may not go there. Without it, stamps of the mode cannot be dragged.
   */
  readonly moved?: (stamp: DraftStamp, place: number, to: StampTarget) => Options | undefined;
  /** The options of the same stamp on another page, 0-based. With it, 复制到其他页 is offered. */
  readonly copied?: (stamp: DraftStamp, page: number) => Options;
  /** The options of the same stamp `mm` away from the edges that its places stand at: printers leave a margin blank. */
  readonly inset?: (stamp: DraftStamp, mm: number) => Options;
  /** What the list says of a stamp instead of its pages. */
  readonly summary?: (stamp: DraftStamp) => Localized;
  /** More of what can be done with a stamp: entries of its menu in the list. */
  readonly actions?: (stamp: DraftStamp, draft: StampDraft) => readonly StampAction[];
  /** Fields for exact values, shown under the selected stamp in the list. */
  readonly Editor?: ComponentType<{ readonly stamp: DraftStamp; readonly draft: StampDraft }>;
}

export interface PageStampsProps {
  readonly documentId: string;
  /** 0-based. */
  readonly page: number;
  /** CSS pixels per millimetre. */
  readonly scale: number;
}

export interface StampDrafts {
  /** Throws `documents.not-open` for a document that has no tab in this window. */
  of(documentId: string): StampDraft;
  describeMode(mode: string, view: StampModeView): Disposable;
  /**
   * Asked before a document is signed, after 提交签署 and before the PIN; `false` keeps it from being signed. For what
   * should become part of the document first. What it throws is shown, and nothing is signed.
   */
  addSubmitGuard(guard: (documentId: string) => Promise<boolean>): Disposable;
  /** Looks for keys and seals once more where none were found: some come without a word. To be called when a choice opens. */
  lookAgain(): void;
  /** What is known of a mode now; its view may not have been loaded. */
  mode(mode: string): { readonly title: Localized; readonly view: StampModeView | undefined };
  /**
   * The placed stamps of one page, as the file will show them, for pictures of pages outside the viewer. They stand in their
   * millimetres in the nearest positioned box, which has the page's size, and cannot be touched.
   */
  readonly PageStamps: ComponentType<PageStampsProps>;
}

export const StampDrafts = defineViewService<StampDrafts>('stamp-drafts');
