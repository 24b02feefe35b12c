/**
 * The pages of an open document as tools and overlays see them: everything in display space, millimetres from the top
 * left corner of the page as it is shown, whatever zoom and turn the view has. Owner: the document's viewer.
 */
import type { DisplayBox, Disposable, PageGeometry } from '@sealwright/core/api';
import type { ComponentType } from 'react';
import type { ReadableStore } from './readable-store.ts';
import { defineViewService } from './view-service.ts';

export interface SurfacePoint {
  /** 0-based. */
  readonly page: number;
  /** In millimetres. */
  readonly x: number;
  readonly y: number;
}

export interface OverlayProps {
  readonly page: PageGeometry;
  /** CSS pixels per millimetre. */
  readonly scale: number;
  /** Number of the document's revision whose picture lies below; `undefined` until the page is painted for the first time. */
  readonly revision: number | undefined;
}

export interface SurfaceState {
  readonly pageCount: number;
  /** 0-based page that fills most of the window. */
  readonly currentPage: number;
  readonly scale: number;
}

export interface DocumentSurface {
  readonly documentId: string;
  readonly state: ReadableStore<SurfaceState>;
  /** Rejects with `pdf.page-missing`. */
  page(index: number): Promise<PageGeometry>;
  /**
   * Draws over every page that is in sight. The component stands in a box of the page's size, turned with the view; the
   * box lets pointers through, elements in it may take them, and it isolates no blending: what is multiplied in it is
   * multiplied with the page. Higher `order` is nearer to the eye.
   */
  addOverlay(overlay: { readonly component: ComponentType<OverlayProps>; readonly order?: number }): Disposable;
  /** While it is on, pointers on pages go to these handlers instead of to text selection and links. The last one wins. */
  capturePointer(handlers: PointerCapture): Disposable;
  /** The place under a point of the window; `undefined` outside all pages. */
  locate(clientX: number, clientY: number): SurfacePoint | undefined;
  /** Scrolls so that the page, or the part of it, is in sight. */
  reveal(page: number, box?: DisplayBox): void;
}

export interface PointerCapture {
  readonly cursor?: string;
  /** `undefined` when the pointer left the pages. */
  readonly move?: (point: SurfacePoint | undefined, event: PointerEvent) => void;
  readonly down?: (point: SurfacePoint, event: PointerEvent) => void;
  readonly up?: (point: SurfacePoint | undefined, event: PointerEvent) => void;
  /** Escape, or the tool was taken away. */
  readonly cancel?: () => void;
}

export interface DocumentSurfaces {
  /** Resolves when the document's viewer stands; rejects with `documents.not-open` when it is closed before. */
  of(documentId: string): Promise<DocumentSurface>;
  /** The surface of a document whose viewer stands already. */
  find(documentId: string): DocumentSurface | undefined;
}

export const DocumentSurfaces = defineViewService<DocumentSurfaces>('document-surfaces');
