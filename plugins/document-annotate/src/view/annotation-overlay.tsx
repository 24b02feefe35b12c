import type { Disposable } from '@sealwright/core/api';
import { type DocumentSurface, type OverlayProps, useStore, useTool } from '@sealwright/ui';
import type { Annotation } from '../common-annotation.ts';
import { isOnPage } from './annotation-draft.ts';
import { AnnotationFrame } from './annotation-frame.tsx';
import styles from './annotation-overlay.module.css';
import type { AnnotationSession } from './annotation-session.ts';
import { isDrawing } from './annotation-styles.ts';
import { AnnotationSvg } from './annotation-svg.tsx';
import { looksOnPage } from './looks-on-page.ts';

/** Adds the annotations of a session to its document's pages, below seals that are placed. */
export function drawAnnotations(session: AnnotationSession, surface: DocumentSurface): Disposable {
  return surface.addOverlay({
    component: (props) => <AnnotationOverlay {...props} session={session} surface={surface} />,
    order: 90,
  });
}

interface AnnotationOverlayProps extends OverlayProps {
  readonly session: AnnotationSession;
  readonly surface: DocumentSurface;
}

/** The annotations of one page. */
function AnnotationOverlay({ session, surface, page, scale, revision }: AnnotationOverlayProps) {
  const { draft, texts } = session;
  const { annotations, selected, written } = useStore(draft.state);
  const passing = useStore(session.passing);
  const pageCount = useStore(surface.state, (state) => state.pageCount);
  const isOut = isDrawing(useTool(session.documentId));
  useStore(texts.changes);

  // What was just written, as long as the page's picture is of a revision that does not have it.
  const isInPicture = !written || revision === undefined || revision >= written.revision;
  const shown = [...(isInPicture ? [] : written.annotations), ...withPassing(annotations, passing)];
  const looked = shown.flatMap((annotation) => {
    const looks = looksOnPage(annotation, page, pageCount, texts);
    return looks ? [{ annotation, looks }] : [];
  });
  const replaced = shown.flatMap(({ id, kind, replaces }) =>
    replaces?.page === page.index ? [{ id, kind, ...replaces }] : [],
  );
  return (
    <>
      {replaced.map(({ id, kind, box: { x, y, width, height } }) => (
        <div
          key={id}
          className={styles.replaced}
          data-kind={kind}
          style={{ left: x * scale, top: y * scale, width: width * scale, height: height * scale }}
        />
      ))}
      {looked.map(({ annotation, looks }) => (
        <AnnotationSvg key={annotation.id} annotation={annotation} looks={looks} scale={scale} />
      ))}
      {looked.map(({ annotation, looks }) =>
        isOnPage(annotation) && draft.find(annotation.id) ? (
          <AnnotationFrame
            key={annotation.id}
            session={session}
            annotation={annotation}
            box={looks.box}
            page={page}
            scale={scale}
            isSelected={annotation.id === selected}
            isOut={isOut}
          />
        ) : null,
      )}
    </>
  );
}

/** What is being dragged stands where it is dragged to; what is being drawn comes last. */
function withPassing(annotations: readonly Annotation[], passing: Annotation | undefined): readonly Annotation[] {
  if (!passing) return annotations;
  const isKnown = annotations.some(({ id }) => id === passing.id);
  if (!isKnown) return [...annotations, passing];
  return annotations.map((annotation) => (annotation.id === passing.id ? passing : annotation));
}
