import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './splitter.module.css';

const STEP = 16;

export interface SplitterProps {
  /** Names the panel that it sizes. */
  readonly label: string;
  /** Of that panel, in CSS pixels. */
  readonly width: number;
  readonly range: readonly [number, number];
  /** The width that a double click goes back to. */
  readonly usual: number;
  /** The panel is at the right of the line. */
  readonly isReversed?: boolean;
  readonly onChange: (width: number) => void;
}

/** The line between a panel and the document; by pointer, by arrow keys. */
export function Splitter({ label, width, range: [least, most], usual, isReversed = false, onChange }: SplitterProps) {
  const drag = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const sign = isReversed ? -1 : 1;
  const resize = (next: number) => onChange(Math.round(Math.min(most, Math.max(least, next))));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(width + sign * step);
  };
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (drag.current) resize(drag.current.width + sign * (clientX - drag.current.x));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a control, which an hr is not
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={styles.splitter}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onDoubleClick={() => resize(usual)}
    />
  );
}
