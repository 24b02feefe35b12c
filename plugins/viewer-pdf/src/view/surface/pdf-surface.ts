import { type DisplayBox, type Disposable, defineError, type PageGeometry } from '@sealwright/core/api';
import {
  createStore,
  type DocumentSurface,
  type OverlayProps,
  type PointerCapture,
  type SurfacePoint,
  type SurfaceState,
} from '@sealwright/ui';
import type { ComponentType } from 'react';
import type { Viewport } from '../session/viewport.ts';
import { OverlayList } from './overlay-list.ts';
import { PointerCaptures } from './pointer-captures.ts';

const PageMissing = defineError<{ page: number; count: number }>('pdf.page-missing', {
  'zh-CN': '文档没有第 {page} 页，共 {count} 页。',
  en: 'The document has no page {page}; it has {count}.',
});

/** The pages as the tools of other plugins see them. */
export class PdfSurface implements DocumentSurface {
  readonly documentId: string;
  readonly state;
  readonly overlays = new OverlayList();
  readonly captures = new PointerCaptures();
  private readonly viewport: Viewport;

  constructor(documentId: string, viewport: Viewport) {
    this.documentId = documentId;
    this.viewport = viewport;
    const read = (): SurfaceState => {
      const { layout, currentPage } = viewport.store.getState();
      return { pageCount: layout.pages.length, currentPage, scale: layout.scale };
    };
    this.state = createStore<SurfaceState>(read);
    viewport.store.subscribe(() => {
      const [next, last] = [read(), this.state.getState()];
      const isSame =
        next.pageCount === last.pageCount && next.currentPage === last.currentPage && next.scale === last.scale;
      if (!isSame) this.state.setState(next, true);
    });
  }

  async page(index: number): Promise<PageGeometry> {
    const { pages } = this.viewport.store.getState().layout;
    const page = pages[index];
    if (!page) throw PageMissing({ page: index + 1, count: pages.length });
    return page;
  }

  addOverlay(overlay: { readonly component: ComponentType<OverlayProps>; readonly order?: number }): Disposable {
    return this.overlays.add(overlay);
  }

  capturePointer(handlers: PointerCapture): Disposable {
    return this.captures.add(handlers);
  }

  locate(clientX: number, clientY: number): SurfacePoint | undefined {
    return this.viewport.locate(clientX, clientY);
  }

  reveal(page: number, box?: DisplayBox): void {
    this.viewport.reveal(page, box);
  }

  end(): void {
    this.captures.clear();
    this.overlays.clear();
  }
}
