import type { DisplayBox, Disposable, PageGeometry, Size } from '@sealwright/core/api';
import { createStore } from '@sealwright/ui';
import { type Anchor, anchorAt, pageStart, scrollIntoSight, scrollTo } from '../layout/anchor.ts';
import { PAGE_GAP, PageLayout, type PagePlace, VERTICAL_MARGIN } from '../layout/page-layout.ts';
import { fromTurned, type Place, type Turn, turnedBy, turnedSize } from '../layout/turn.ts';
import { ACTUAL_SIZE, largestZoom, type Zoom, zoomFactor, zoomStep } from '../layout/zoom.ts';

export interface ViewportState {
  readonly zoom: Zoom;
  readonly turn: Turn;
  /** What the zoom comes to, of the actual size. */
  readonly factor: number;
  readonly layout: PageLayout;
  /** 0-based page that fills most of the window. */
  readonly currentPage: number;
  /** First and last page that are drawn: those in sight and a window's height more at both ends. */
  readonly drawn: readonly [first: number, last: number];
}

const NOTHING = new PageLayout([], { scale: ACTUAL_SIZE, turn: 0, windowWidth: 0, pixelRatio: 1 });

/**
 * The window onto the pages: zoom, turn and scroll position. Whatever changes the layout (zooming, turning, a resized
 * window, a new revision) keeps one place where it is: the one under the pointer, or in the upper middle.
 */
export class Viewport {
  readonly store = createStore<ViewportState>(() => ({
    zoom: 'automatic',
    turn: 0,
    factor: 1,
    layout: NOTHING,
    currentPage: 0,
    drawn: [0, -1],
  }));
  private pages: readonly PageGeometry[] = [];
  private window: Size = { width: 0, height: 0 };
  private pixelRatio = 1;
  /** The page that was in front when fitting was chosen: later scrolling does not change the size. */
  private fitted = 0;
  private largest = 1;
  private anchor: Anchor | undefined;
  private scroller: HTMLElement | undefined;
  /** The page that was gone to: it is the current one until something scrolls, even where another fills more. */
  private chosen: { readonly page: number; readonly at: number } | undefined;

  constructor(zoom: Zoom) {
    this.store.setState({ zoom });
  }

  /** Ties it to the element that scrolls; its first child is as large as the layout. */
  attach(scroller: HTMLElement): Disposable {
    this.scroller = scroller;
    return {
      dispose: () => {
        if (this.scroller === scroller) this.scroller = undefined;
      },
    };
  }

  get element(): HTMLElement | undefined {
    return this.scroller;
  }

  setPages(pages: readonly PageGeometry[], turn: Turn = this.store.getState().turn): void {
    this.pages = pages;
    this.largest = largestZoom(pages.reduce((sum, { size }) => sum + Math.max(size.width, size.height), 0));
    this.arrange({ turn });
  }

  /** Size of the room for pages, without scroll bars, in CSS pixels. */
  setWindow(window: Size, pixelRatio: number): void {
    if (window.width === 0 || window.height === 0) return;
    this.window = window;
    this.pixelRatio = pixelRatio;
    this.arrange({});
  }

  /** `at`: the point of the window, in CSS pixels, that stays; without it the upper middle does. */
  zoomTo(zoom: Zoom, at?: Place): void {
    if (at) this.holdOn(at);
    this.fitted = this.store.getState().currentPage;
    this.arrange({ zoom: typeof zoom === 'number' ? Math.min(zoom, this.largest) : zoom });
  }

  zoomBy(direction: 1 | -1): void {
    this.zoomTo(zoomStep(this.store.getState().factor, direction));
  }

  turnBy(degrees: 90 | -90): void {
    const { currentPage, turn, layout } = this.store.getState();
    const next = turnedBy(turn, degrees);
    this.fitted = currentPage;
    this.arrange({ turn: next });
    const size = layout.pages[currentPage]?.size;
    if (!size) return;
    // A page that was turned is read from its top.
    const top = fromTurned({ x: turnedSize(size, next).width / 2, y: 0 }, size, next);
    this.anchor = { place: { page: currentPage, ...top }, at: { x: this.window.width / 2, y: PAGE_GAP / 2 } };
  }

  goToPage(page: number): void {
    const { layout } = this.store.getState();
    const last = layout.pages.length - 1;
    if (last < 0) return;
    const target = Math.min(Math.max(page, 0), last);
    this.moveTo(pageStart(layout, target, this.window));
    this.chosen = { page: target, at: this.scroll.y };
    this.look();
  }

  /** Brings a place of a page (millimetres) to the top of the window; without one, the beginning of the page. */
  goToPlace(page: number, place?: Place): void {
    const { layout } = this.store.getState();
    if (!place || !layout.slots[page]) {
      this.goToPage(page);
      return;
    }
    const point = layout.pointOf({ page, ...place });
    const start = pageStart(layout, page, this.window);
    this.moveTo({ x: start.x, y: Math.max(start.y, point.y - VERTICAL_MARGIN) });
  }

  /** By a part of the window's height. */
  scrollBy(windows: number): void {
    this.scroller?.scrollBy({ top: windows * this.window.height });
  }

  /** Brings a page, or the part of it, into sight. */
  reveal(page: number, box?: DisplayBox): void {
    const { layout } = this.store.getState();
    if (!box || !layout.slots[page]) {
      this.goToPage(page);
      return;
    }
    const a = layout.pointOf({ page, x: box.x, y: box.y });
    const b = layout.pointOf({ page, x: box.x + box.width, y: box.y + box.height });
    const part = {
      left: Math.min(a.x, b.x),
      top: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    this.moveTo(scrollIntoSight(part, this.scroll, this.window));
  }

  /** The same for a rectangle of the browser window. */
  revealClientRect({ left, top, width, height }: DOMRectReadOnly): void {
    const frame = this.scroller?.getBoundingClientRect();
    if (!frame) return;
    const { x, y } = this.scroll;
    const part = { left: left - frame.left + x, top: top - frame.top + y, width, height };
    this.moveTo(scrollIntoSight(part, { x, y }, this.window));
  }

  /** The place under a point of the browser window; `undefined` outside all pages, and outside the room for them. */
  locate(clientX: number, clientY: number): PagePlace | undefined {
    const frame = this.scroller?.getBoundingClientRect();
    const { layout } = this.store.getState();
    if (!frame || layout.slots.length === 0) return undefined;
    const [x, y] = [clientX - frame.left, clientY - frame.top];
    if (x < 0 || y < 0 || x > this.window.width || y > this.window.height) return undefined;
    return layout.locate(x + this.scroll.x, y + this.scroll.y);
  }

  /** Point of the window for a point of the browser window. */
  pointIn(clientX: number, clientY: number): Place {
    const frame = this.scroller?.getBoundingClientRect();
    return { x: clientX - (frame?.left ?? 0), y: clientY - (frame?.top ?? 0) };
  }

  /** The part of a page that is in sight, in CSS pixels from the page's corner in the turned view. */
  visiblePart(page: number): { minX: number; minY: number; maxX: number; maxY: number } | undefined {
    const slot = this.store.getState().layout.slots[page];
    if (!slot) return undefined;
    const { x, y } = this.scroll;
    const part = {
      minX: Math.max(0, x - slot.left),
      minY: Math.max(0, y - slot.top),
      maxX: Math.min(slot.width, x + this.window.width - slot.left),
      maxY: Math.min(slot.height, y + this.window.height - slot.top),
    };
    return part.minX < part.maxX && part.minY < part.maxY ? part : undefined;
  }

  /** How far a page is from the middle of the window, in CSS pixels. */
  distance(page: number): number {
    const slot = this.store.getState().layout.slots[page];
    return slot ? Math.abs(slot.top + slot.height / 2 - this.scroll.y - this.window.height / 2) : Number.MAX_VALUE;
  }

  /** To be called after every layout that was drawn, before it is painted. */
  restoreScroll(): void {
    const { layout } = this.store.getState();
    if (layout.slots.length === 0) return;
    if (this.anchor) this.moveTo(scrollTo(layout, this.anchor));
    else this.goToPage(0);
  }

  /** To be called after every scrolling. */
  didScroll(): void {
    if (this.store.getState().layout.slots.length === 0) return;
    // At the very top it is the top that stays.
    const isAtTop = this.scroll.y < VERTICAL_MARGIN;
    this.holdOn({ x: this.window.width / 2, y: isAtTop ? 0 : this.window.height / 4 });
    this.look();
  }

  private holdOn(at: Place): void {
    const { layout } = this.store.getState();
    if (layout.slots.length > 0) this.anchor = anchorAt(layout, this.scroll, at);
  }

  private arrange(change: Partial<Pick<ViewportState, 'zoom' | 'turn'>>): void {
    const { zoom, turn } = { ...this.store.getState(), ...change };
    const page = this.pages[Math.min(this.fitted, this.pages.length - 1)];
    if (!page || this.window.width === 0) {
      this.store.setState(change);
      return;
    }
    const factor = zoomFactor(zoom, turnedSize(page.size, turn), this.window, this.largest);
    const layout = new PageLayout(this.pages, {
      scale: factor * ACTUAL_SIZE,
      turn,
      windowWidth: this.window.width,
      pixelRatio: this.pixelRatio,
    });
    this.store.setState({ zoom, turn, factor, layout });
  }

  private look(): void {
    const { layout, drawn, currentPage } = this.store.getState();
    const { y } = this.scroll;
    const { height } = this.window;
    const range = layout.range(y - height, y + 2 * height);
    if (this.chosen?.at !== y) this.chosen = undefined;
    const current = this.chosen?.page ?? layout.fullest(y, y + height);
    if (range[0] === drawn[0] && range[1] === drawn[1] && current === currentPage) return;
    this.store.setState({ drawn: range, currentPage: current });
  }

  private get scroll(): Place {
    return { x: this.scroller?.scrollLeft ?? 0, y: this.scroller?.scrollTop ?? 0 };
  }

  private moveTo({ x, y }: Place): void {
    this.scroller?.scrollTo({ left: x, top: y, behavior: 'instant' });
    this.didScroll();
  }
}
