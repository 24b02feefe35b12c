import type { TextToSet } from './common-annotate-rpc.ts';
import type { Annotation } from './common-annotation.ts';
import { TEXT_MARGIN } from './common-annotation-box.ts';

/** The text that an annotation shows on its page, and how it is set; `undefined` for one that shows none. */
export function textToSet(annotation: Annotation): TextToSet | undefined {
  // A text of nothing is refused where it is set, with a sentence that says so.
  const text = annotation.contents || ' ';
  if (annotation.kind === 'text') {
    const { fontSize, width } = annotation;
    return { text, fontSize, width: Math.max(width - 2 * TEXT_MARGIN, fontSize), isBold: false };
  }
  if (annotation.kind !== 'watermark' || annotation.picture) return undefined;
  return { text, fontSize: annotation.fontSize, isBold: true };
}
