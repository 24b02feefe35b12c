/** Pictures that are kept of thumbnails out of sight, so that scrolling back shows them at once. */
const KEPT = 120;

/** The newest picture of each page, whatever revision and turn it was painted from. */
export class ThumbnailShelf {
  private readonly pictures = new Map<number, { readonly made: string; readonly canvas: HTMLCanvasElement }>();

  get(page: number): { readonly made: string; readonly canvas: HTMLCanvasElement } | undefined {
    return this.pictures.get(page);
  }

  /** `made`: from what it was painted; a picture made from something else is shown until the new one is there. */
  put(page: number, made: string, canvas: HTMLCanvasElement): void {
    this.pictures.delete(page);
    this.pictures.set(page, { made, canvas });
    for (const oldest of this.pictures.keys()) {
      if (this.pictures.size <= KEPT) return;
      this.pictures.delete(oldest);
    }
  }
}
