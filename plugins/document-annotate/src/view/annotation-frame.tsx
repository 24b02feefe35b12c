import type { PageGeometry } from '@sealwright/core/api';
import { classes, useStore, useText } from '@sealwright/ui';
import { useEffect, useId, useRef } from 'react';
import type { PageAnnotation } from '../common-annotation.ts';
import type { Box } from '../common-annotation-box.ts';
import { movedBy } from '../common-change-annotation.ts';
import { pressAnnotationKey } from './annotation-keys.ts';
import styles from './annotation-overlay.module.css';
import type { AnnotationSession } from './annotation-session.ts';
import { kindOf, shortened } from './annotation-words.ts';
import { dragAnnotation } from './drag-annotation.ts';
import { keptOnPage } from './draw-annotation.ts';
import { handlesOf } from './handles.ts';
import { kindNames, texts } from './texts.ts';

export interface AnnotationFrameProps {
  readonly session: AnnotationSession;
  /** As it is shown, maybe on its way. */
  readonly annotation: PageAnnotation;
  readonly box: Box;
  readonly page: PageGeometry;
  /** CSS pixels per millimetre. */
  readonly scale: number;
  readonly isSelected: boolean;
  /** Whether pointers go through it, to a tool that draws; its grips keep theirs. */
  readonly isOut: boolean;
}

/** Around a thin line there is room for the pointer, in CSS pixels. */
const LEAST = 14;

/** The frame of an annotation, which takes pointer and keys, and the grips of the selected one. */
export function AnnotationFrame({ session, annotation, box, page, scale, isSelected, isOut }: AnnotationFrameProps) {
  const text = useText();
  const id = useId();
  const frame = useRef<HTMLButtonElement>(null);
  const { draft } = session;
  const wantsFocus = useStore(draft.wantsFocus, (wanted) => wanted?.id === annotation.id && wanted.on === 'page');
  useEffect(() => {
    if (!wantsFocus) return;
    frame.current?.focus({ preventScroll: true });
    draft.wantsFocus.setState(undefined, true);
  }, [wantsFocus, draft]);

  useEffect(() => {
    if (!isSelected) return;
    const press = ({ target }: PointerEvent) => {
      const isPage = target instanceof Element && target.closest('[data-page]') && !target.closest('[data-overlay]');
      if (isPage) draft.select(undefined);
    };
    window.addEventListener('pointerdown', press);
    return () => window.removeEventListener('pointerdown', press);
  }, [isSelected, draft]);

  const [width, height] = [Math.max(box.width * scale, LEAST), Math.max(box.height * scale, LEAST)];
  const style = {
    left: (box.x + box.width / 2) * scale - width / 2,
    top: (box.y + box.height / 2) * scale - height / 2,
    width,
    height,
  };
  const said = annotation.contents ? text(texts.said, { words: shortened(annotation.contents) }) : '';
  const kind = text(kindNames[kindOf(annotation)]);
  const move = (event: React.PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    draft.select(annotation.id);
    frame.current?.focus({ preventScroll: true });
    dragAnnotation(session, event.nativeEvent, (to, from) => {
      if (to.page !== from.page) return undefined;
      const by = { x: to.x - from.x, y: to.y - from.y };
      const back = keptOnPage({ ...box, x: box.x + by.x, y: box.y + by.y }, page);
      return movedBy(annotation, { x: by.x + back.x, y: by.y + back.y });
    });
  };
  return (
    <>
      <button
        ref={frame}
        type="button"
        className={classes(styles.frame, isSelected && styles.selected, isOut && styles.out)}
        style={style}
        aria-pressed={isSelected}
        aria-roledescription={text(texts.role)}
        aria-label={text(texts.name, {
          kind,
          words: said,
          page: page.index + 1,
          x: box.x.toFixed(1),
          y: box.y.toFixed(1),
        })}
        aria-describedby={id}
        onFocus={() => draft.select(annotation.id)}
        onClick={() => draft.select(annotation.id)}
        onDoubleClick={() => draft.wantsFocus.setState({ id: annotation.id, on: 'words' }, true)}
        onKeyDown={(event) => {
          const { key, shiftKey, altKey, timeStamp, ctrlKey, metaKey } = event;
          if (ctrlKey || metaKey) return;
          const { left, top, width: across, height: down } = event.currentTarget.getBoundingClientRect();
          const at = { clientX: left + across / 2, clientY: top + down / 2 };
          const pressed = { key, shiftKey, altKey, timeStamp, at };
          if (!pressAnnotationKey(session, annotation, { box, page }, pressed)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onPointerDown={move}
      />
      <span id={id} hidden>
        {text(texts.keys)}
      </span>
      {isSelected &&
        handlesOf(annotation, box).map((handle) => (
          <div
            key={handle.id}
            className={styles.handle}
            data-handle={handle.id}
            style={{ left: handle.x * scale, top: handle.y * scale }}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.preventDefault();
              event.stopPropagation();
              dragAnnotation(session, event.nativeEvent, (to, from) =>
                to.page === from.page
                  ? handle.dragged({ x: handle.x + to.x - from.x, y: handle.y + to.y - from.y })
                  : undefined,
              );
            }}
          />
        ))}
    </>
  );
}
