import { classes, useStore, useText } from '@sealwright/ui';
import { useEffect, useRef } from 'react';
import type { PlacedLook } from '../common-signing-rpc.ts';
import { centreOf } from './alignment.ts';
import type { DraftSession } from './draft-session.ts';
import { dragStamp } from './drag-stamp.ts';
import type { PictureCache } from './picture-cache.ts';
import type { LookedStamp } from './stamp-draft.ts';
import { pressStampKey } from './stamp-keys.ts';
import { StampLook } from './stamp-look.tsx';
import styles from './stamp-overlay.module.css';
import { texts } from './texts.ts';

export interface PlacedStampProps {
  readonly session: DraftSession;
  readonly pictures: PictureCache;
  readonly stamp: LookedStamp;
  /** Index of the place. */
  readonly place: number;
  /** The place, moved where it is being dragged. */
  readonly look: PlacedLook;
  /** Pixels per millimetre. */
  readonly scale: number;
  readonly isSelected: boolean;
}

/** One place of a stamp: drawn as the file will show it, with a frame that takes pointer and keys. */
export function PlacedStamp({ session, pictures, stamp, place, look, scale, isSelected }: PlacedStampProps) {
  const text = useText();
  const frame = useRef<HTMLButtonElement>(null);
  const { draft } = session;
  const wantsFocus = useStore(draft.wantsFocus) === stamp.id && place === 0;
  useEffect(() => {
    if (!wantsFocus) return;
    if (frame.current && mayTakeFocus(frame.current)) frame.current.focus({ preventScroll: true });
    draft.wantsFocus.setState(undefined, true);
  }, [wantsFocus, draft]);

  const { box } = look;
  const centre = centreOf(box);
  const [x, y] = [centre.x.toFixed(1), centre.y.toFixed(1)];
  const style = {
    left: box.x * scale,
    top: box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
    ...(box.rotation !== 0 && { transform: `rotate(${box.rotation}deg)` }),
  };
  return (
    <>
      <div className={classes(styles.look, look.look.blend === 'multiply' && styles.multiply)} style={style}>
        <StampLook look={look.look} pictures={pictures} />
      </div>
      <button
        ref={frame}
        type="button"
        className={classes(styles.frame, isSelected && styles.selected, stamp.problem && styles.faulty)}
        style={style}
        aria-pressed={isSelected}
        aria-roledescription={text(texts.stampRole)}
        aria-label={text(texts.stampName, { what: look.description, page: look.page + 1, x, y })}
        data-stamp={stamp.id}
        onFocus={() => draft.select(stamp.id)}
        onClick={() => draft.select(stamp.id)}
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
          draft.select(stamp.id);
          event.currentTarget.focus({ preventScroll: true });
          if (draft.isMovable(stamp) && !draft.state.getState().busy)
            dragStamp(session, stamp, place, event.nativeEvent);
        }}
      />
      {isSelected && (
        <span className={styles.label} style={{ left: style.left, top: style.top + style.height }} aria-hidden>
          {text(texts.stampPlace, { width: box.width.toFixed(1), height: box.height.toFixed(1), x, y })}
        </span>
      )}
    </>
  );
}

/** Not from a panel or a field in which the user is at work. */
function mayTakeFocus(frame: Element): boolean {
  const active = document.activeElement;
  return !active || active.contains(frame) || active.closest('[data-stamp]') !== null;
}
