import { type DraftSeal, type OverlayProps, type ReadableStore, type SurfacePoint, useStore } from '@sealwright/ui';
import styles from './ghost.module.css';

/** The seal that follows the pointer; `undefined` while the pointer is on no page. */
export interface GhostState {
  readonly point: SurfacePoint | undefined;
  readonly seal: DraftSeal | undefined;
}

export interface GhostProps extends OverlayProps {
  readonly ghost: ReadableStore<GhostState>;
}

/** The seal in its true size where a click would place it, with its centre in millimetres. */
export function Ghost({ ghost, page, scale }: GhostProps) {
  const { point, seal } = useStore(ghost);
  if (!seal || point?.page !== page.index) return null;
  const [width, height] = [seal.widthMm * scale, seal.heightMm * scale];
  const [left, top] = [point.x * scale - width / 2, point.y * scale - height / 2];
  return (
    <div aria-hidden>
      <img className={styles.seal} src={seal.picture} alt="" style={{ left, top, width, height }} />
      <span className={styles.label} style={{ left: point.x * scale, top: top + height + 4 }}>
        x {point.x.toFixed(1)}　y {point.y.toFixed(1)} mm
      </span>
    </div>
  );
}
