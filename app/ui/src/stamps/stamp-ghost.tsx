import type { OverlayProps, SurfacePoint } from '../contracts/document-surface.ts';
import type { ReadableStore } from '../contracts/readable-store.ts';
import { useStore } from '../hooks/use-store.ts';
import { GhostLabel } from './seal-ghost.tsx';
import { DrawnStamp, type StampDrawing } from './stamp-drawing.tsx';
import styles from './stamp-ghost.module.css';

export interface StampGhostProps extends OverlayProps {
  /** Where it is; `undefined` while the pointer is on no page. */
  readonly point: ReadableStore<SurfacePoint | undefined>;
  readonly drawing: ReadableStore<StampDrawing | undefined>;
}

/** A stamp in its true size and look where a click would place it, with its middle in millimetres. */
export function StampGhost(props: StampGhostProps) {
  const point = useStore(props.point);
  const drawing = useStore(props.drawing);
  if (!drawing || point?.page !== props.page.index) return null;
  const [width, height] = [drawing.size.width * props.scale, drawing.size.height * props.scale];
  const [x, y] = [point.x * props.scale, point.y * props.scale];
  return (
    <div aria-hidden data-ghost>
      <div className={styles.stamp} style={{ left: x - width / 2, top: y - height / 2, width, height }}>
        <DrawnStamp drawing={drawing} />
      </div>
      <GhostLabel x={point.x} y={point.y + drawing.size.height / 2} scale={props.scale}>
        x {point.x.toFixed(1)}　y {point.y.toFixed(1)} mm
      </GhostLabel>
    </div>
  );
}
