import type { ViewData } from '@sealwright/core/api';
import type { Contributed } from '../contributions/contributions.ts';

/** The views of a place that show a document of that file name; those without endings show any. */
export function viewsFor(
  place: ViewData['place'],
  fileName: string,
  views: readonly Contributed<ViewData>[],
): readonly Contributed<ViewData>[] {
  const name = fileName.toLowerCase();
  return views.filter(({ data }) => {
    if (data.place !== place) return false;
    return data.extensions === undefined || data.extensions.some((ending) => name.endsWith(ending.toLowerCase()));
  });
}
