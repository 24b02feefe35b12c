/** Pages, a seal, a draft and a window for tests of the window half. */
import { type Options, type PictureClip, pageGeometry } from '@sealwright/core/api';
import {
  createStore,
  type DocumentSurface,
  type DraftSeal,
  type DraftStamp,
  type StampDraft,
  type StampDraftState,
  type Workbench,
} from '@sealwright/ui';
import { vi } from 'vitest';
import { MODE, SeamSession } from './seam-session.ts';

export const WHOLE: PictureClip = { x: 0, y: 0, width: 1, height: 1 };
export const seal: DraftSeal = { id: 'seal', name: '公章', widthMm: 40, heightMm: 30, picture: 'blob:seal' };

/** A page of that size in millimetres. */
export function pageOf(index: number, width = 210, height = 297) {
  const points = (millimetres: number) => (millimetres * 72) / 25.4;
  return pageGeometry(index, { x1: 0, y1: 0, x2: points(width), y2: points(height) }, 0, 1);
}

export function surfaceOf(pageCount: number) {
  const state = createStore(() => ({ pageCount, currentPage: 0, scale: 3 }));
  return { documentId: 'doc', state, page: async (index: number) => pageOf(index) } as unknown as DocumentSurface;
}

export function stampOf(options: Options, places: DraftStamp['places'] = []): DraftStamp {
  return { id: 'stamp-1', mode: MODE, seal, options, places, problem: undefined };
}

/** A session whose seal is chosen and can be signed at once. */
export function sessionLab({ options = {}, pages = 4 }: { readonly options?: Options; readonly pages?: number } = {}) {
  const state = createStore<StampDraftState>(() => ({
    stamps: [],
    selected: undefined,
    selectedPlace: 0,
    seal,
    canUndo: false,
    canRedo: false,
    busy: false,
  }));
  const add = vi.fn<StampDraft['add']>(async (stamp) => {
    state.setState(({ stamps }) => ({ stamps: [...stamps, stampOf(stamp.options)] }));
    return 'stamp-1';
  });
  const preview = vi.fn(async (_stamp: unknown): Promise<unknown> => []);
  const means = createStore(() => ({ isReading: false, keys: [], key: undefined, seals: [] }));
  const draft = { documentId: 'doc', state, means, add, preview } as unknown as StampDraft;

  const context = createStore<Record<string, boolean>>(() => ({ 'signing.submittable': true }));
  const settings = createStore<Record<string, boolean>>(() => ({}));
  const documents = { state: createStore(() => ({ active: 'doc' })), setTool: vi.fn() };
  const [notify, showError, runCommand] = [vi.fn(), vi.fn(), vi.fn(async () => {})];
  const workbench = { context: { state: context }, settings, documents, notify, showError, runCommand };

  const keep = vi.fn();
  const inkBox = vi.fn(async () => WHOLE);
  const session = new SeamSession(options, {
    draft,
    surface: surfaceOf(pages),
    workbench: workbench as unknown as Workbench,
    inkBox,
    keep,
  });
  return { session, state, add, preview, context, settings, documents, notify, showError, runCommand, keep, inkBox };
}

/** Lets everything run that has only waited for a promise. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
