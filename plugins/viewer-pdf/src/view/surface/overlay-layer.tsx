import type { PageGeometry } from '@sealwright/core/api';
import { useStore, useWorkbench } from '@sealwright/ui';
import { Component, type ReactNode } from 'react';
import type { OpenPdf } from '../session/open-pdf.ts';
import styles from './overlay-layer.module.css';

/** What other plugins draw over a page, one layer above the other. */
export function OverlayLayer({
  pdf,
  page,
  scale,
  revision,
}: {
  readonly pdf: OpenPdf;
  readonly page: PageGeometry;
  readonly scale: number;
  readonly revision: number | undefined;
}) {
  const overlays = useStore(pdf.surface.overlays.store);
  const { showError } = useWorkbench();
  return overlays.map(({ key, component: Overlay }) => (
    <div key={key} className={styles.layer} data-overlay>
      <Fence onFault={showError}>
        <Overlay page={page} scale={scale} revision={revision} />
      </Fence>
    </div>
  ));
}

/** An overlay that throws vanishes; the document stays. React has such fences for classes only. */
class Fence extends Component<{ readonly onFault: (fault: unknown) => void; readonly children: ReactNode }> {
  override state = { isDown: false };

  static getDerivedStateFromError() {
    return { isDown: true };
  }

  override componentDidCatch(fault: unknown) {
    this.props.onFault(fault);
  }

  override render() {
    return this.state.isDown ? null : this.props.children;
  }
}
