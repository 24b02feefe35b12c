import type { Annotation, AnnotationKindName } from '../common-annotation.ts';

/** What an annotation is called: a line with a head is an arrow. */
export function kindOf(annotation: Annotation): AnnotationKindName | 'arrow' {
  return annotation.kind === 'line' && annotation.isArrow ? 'arrow' : annotation.kind;
}

/** The beginning of what an annotation says, on one line. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
