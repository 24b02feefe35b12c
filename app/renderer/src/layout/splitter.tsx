import { classes } from '@sealwright/ui';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './splitter.module.css';

const STEP = 16;

/** Which way the line goes when its panel grows, and the keys that move it. */
const WAYS = {
  right: { axis: 'x', sign: 1, grow: 'ArrowRight', shrink: 'ArrowLeft' },
  left: { axis: 'x', sign: -1, grow: 'ArrowLeft', shrink: 'ArrowRight' },
  up: { axis: 'y', sign: -1, grow: 'ArrowUp', shrink: 'ArrowDown' },
} as const;

export interface SplitterProps {
  /** Names the panel that it sizes. */
  readonly label: string;
  /** Of that panel, in CSS pixels. */
  readonly size: number;
  readonly range: readonly [number, number];
  /** The size that a double click goes back to. */
  readonly usual: number;
  readonly grows: keyof typeof WAYS;
  readonly onChange: (size: number) => void;
}

/** The line between a panel and the rest; by pointer, by arrow keys. */
export function Splitter({ label, size, range: [least, most], usual, grows, onChange }: SplitterProps) {
  const drag = useRef<{ readonly at: number; readonly size: number }>(undefined);
  const { axis, sign, grow, shrink } = WAYS[grows];
  const at = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY);
  const resize = (next: number) => onChange(Math.round(Math.min(most, Math.max(least, next))));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { [grow]: STEP, [shrink]: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(size + step);
  };
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at: at(event), size };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) resize(drag.current.size + sign * (at(event) - drag.current.at));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a control, which an hr is not
    <div
      role="separator"
      tabIndex={0}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      className={classes(styles.splitter, styles[axis])}
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
