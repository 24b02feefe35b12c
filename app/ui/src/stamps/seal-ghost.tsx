import type { ReactNode } from 'react';
import type { DraftSeal } from '../contracts/stamp-drafts.ts';
import styles from './stamp-ghost.module.css';

export interface SealGhostProps {
  readonly seal: DraftSeal;
  /** Its middle, in millimetres from the page's top left corner. */
  readonly x: number;
  readonly y: number;
  /** Clockwise, in degrees; default 0. */
  readonly rotation?: number;
  /** CSS pixels per millimetre. */
  readonly scale: number;
}

/** A seal in its true size on a page, where a click would place it, with its middle in millimetres. */
export function SealGhost({ seal, x, y, rotation = 0, scale }: SealGhostProps) {
  const [width, height] = [seal.widthMm * scale, seal.heightMm * scale];
  const [left, top] = [x * scale - width / 2, y * scale - height / 2];
  return (
    <>
      <img
        className={styles.stamp}
        src={seal.picture}
        alt=""
        style={{ left, top, width, height, maxWidth: 'none', rotate: `${rotation}deg` }}
      />
      <GhostLabel x={x} y={y + seal.heightMm / 2} scale={scale}>
        x {x.toFixed(1)}　y {y.toFixed(1)} mm
      </GhostLabel>
    </>
  );
}

export interface GhostLabelProps extends Pick<SealGhostProps, 'x' | 'y' | 'scale'> {
  readonly children: ReactNode;
}

/** A line of text on a page, below a point in millimetres. */
export function GhostLabel({ x, y, scale, children }: GhostLabelProps) {
  return (
    <span className={styles.label} style={{ left: x * scale, top: y * scale + 4 }} aria-hidden>
      {children}
    </span>
  );
}
