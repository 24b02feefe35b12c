import { classes, useStore, useText } from '@sealwright/ui';
import { useEffect, useRef } from 'react';
import { centreOf } from './alignment.ts';
import type { DraftSession } from './draft-session.ts';
import { dragStamp } from './drag-stamp.ts';
import type { LookedStamp } from './shown-stamps.ts';
import { pressStampKey } from './stamp-keys.ts';
import { StampLabel } from './stamp-label.tsx';
import styles from './stamp-overlay.module.css';
import type { PlacedLook } from './stamp-plans.ts';
import { boxStyle } from './stamps-on-page.ts';
import { texts } from './texts.ts';

export interface PlacedStampProps {
  readonly session: DraftSession;
  readonly stamp: LookedStamp;
  /** Index of the place. */
  readonly place: number;
  /** The place, moved where it is being dragged. */
  readonly look: PlacedLook;
  /** In millimetres. */
  readonly pageHeight: number;
  /** Pixels per millimetre. */
  readonly scale: number;
  readonly isSelected: boolean;
  /** Whether it is the place of its stamp that was picked last. */
  readonly isPicked: boolean;
}

/** The frame of one place of a stamp, which takes pointer and keys. */
export function PlacedStamp({
  session,
  stamp,
  place,
  look,
  pageHeight,
  scale,
  isSelected,
  isPicked,
}: PlacedStampProps) {
  const text = useText();
  const frame = useRef<HTMLButtonElement>(null);
  const { draft } = session;
  const wantsFocus = useStore(draft.wantsFocus, (wanted) => wanted?.stamp === stamp.id && wanted.place === place);
  useEffect(() => {
    if (!wantsFocus) return;
    if (frame.current && mayTakeFocus(frame.current)) frame.current.focus({ preventScroll: true });
    draft.wantsFocus.setState(undefined, true);
  }, [wantsFocus, draft]);

  const { box } = look;
  const centre = centreOf(box);
  const [x, y] = [centre.x.toFixed(1), centre.y.toFixed(1)];
  const style = boxStyle(box, scale);
  return (
    <>
      <button
        ref={frame}
        type="button"
        className={classes(styles.frame, isSelected && styles.selected, stamp.problem && styles.faulty)}
        style={style}
        aria-pressed={isSelected}
        aria-roledescription={text(texts.stampRole)}
        aria-label={text(texts.stampName, { what: look.description, page: look.page + 1, x, y })}
        data-stamp={stamp.id}
        onFocus={() => draft.select(stamp.id, place)}
        onClick={() => draft.select(stamp.id, place)}
        onKeyDown={(event) => {
          const { key, shiftKey, timeStamp, ctrlKey, metaKey, altKey } = event;
          if (ctrlKey || metaKey || altKey) return;
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          const at = { clientX: left + width / 2, clientY: top + height / 2 };
          if (!pressStampKey(session, stamp, place, { key, shiftKey, timeStamp, at })) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.stopPropagation();
          draft.select(stamp.id, place);
          event.currentTarget.focus({ preventScroll: true });
          if (draft.isMovable(stamp) && !draft.state.getState().busy)
            dragStamp(session, stamp, place, event.nativeEvent);
        }}
      />
      {isPicked && (
        <StampLabel box={style} pageHeight={pageHeight * scale}>
          {text(texts.stampPlace, { width: box.width.toFixed(1), height: box.height.toFixed(1), x, y })}
        </StampLabel>
      )}
    </>
  );
}

/** Not from a panel or a field in which the user is at work. */
function mayTakeFocus(frame: Element): boolean {
  const active = document.activeElement;
  return !active || active.contains(frame) || active.closest('[data-stamp]') !== null;
}
