import type { DrawnPages } from '@sealwright/ui';
import { useEffect, useState } from 'react';

export type PageDrawing = 'drawing' | 'failed' | HTMLCanvasElement;

/** A page, 0-based, as a picture of so many dots per inch; the latest question counts. */
export function usePageDrawing(drawn: DrawnPages, page: number, dpi: number): PageDrawing {
  const [drawing, setDrawing] = useState<{ readonly page: number; readonly is: PageDrawing }>();
  useEffect(() => {
    const ending = new AbortController();
    const show = (is: PageDrawing) => {
      if (!ending.signal.aborted) setDrawing({ page, is });
    };
    if (dpi > 0) drawn.draw(page, dpi, ending.signal).then(show, () => show('failed'));
    return () => ending.abort();
  }, [drawn, page, dpi]);
  // In another size the picture before stands in for the one to come; another page is no picture of this one.
  return drawing?.page === page ? drawing.is : 'drawing';
}
