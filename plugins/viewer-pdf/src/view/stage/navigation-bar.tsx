import { IconButton, useStore, useText } from '@sealwright/ui';
import type { Viewport } from '../session/viewport.ts';
import { texts } from '../texts.ts';
import styles from './navigation-bar.module.css';
import { PageBox } from './page-box.tsx';
import { ZoomList } from './zoom-list.tsx';

/** Floats at the foot of the pages: which page, how large, which way up. */
export function NavigationBar({ viewport }: { readonly viewport: Viewport }) {
  const text = useText();
  const current = useStore(viewport.store, (state) => state.currentPage);
  const count = useStore(viewport.store, (state) => state.layout.pages.length);
  const isFirst = current === 0;
  const isLast = current === count - 1;
  return (
    <div className={styles.place}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className={styles.bar} role="group" aria-label={text(texts.navigation)}>
        <IconButton
          icon="chevrons-left"
          label={text(texts.firstPage)}
          className={styles.wide}
          disabled={isFirst}
          onClick={() => viewport.goToPage(0)}
        />
        <IconButton
          icon="chevron-left"
          label={text(texts.previousPage)}
          disabled={isFirst}
          onClick={() => viewport.goToPage(current - 1)}
        />
        <PageBox current={current} count={count} onGo={(page) => viewport.goToPage(page)} />
        <IconButton
          icon="chevron-right"
          label={text(texts.nextPage)}
          disabled={isLast}
          onClick={() => viewport.goToPage(current + 1)}
        />
        <IconButton
          icon="chevrons-right"
          label={text(texts.lastPage)}
          className={styles.wide}
          disabled={isLast}
          onClick={() => viewport.goToPage(count - 1)}
        />
        <span className={styles.line} />
        <ZoomControls viewport={viewport} />
        <span className={`${styles.line} ${styles.wide}`} />
        <IconButton
          icon="rotate-ccw"
          label={text(texts.rotateLeft)}
          className={styles.wide}
          onClick={() => viewport.turnBy(-90)}
        />
        <IconButton
          icon="rotate-cw"
          label={text(texts.rotateRight)}
          className={styles.wide}
          onClick={() => viewport.turnBy(90)}
        />
      </div>
    </div>
  );
}

function ZoomControls({ viewport }: { readonly viewport: Viewport }) {
  const text = useText();
  const zoom = useStore(viewport.store, (state) => state.zoom);
  return (
    <>
      <IconButton icon="minus" label={text(texts.zoomOut)} onClick={() => viewport.zoomBy(-1)} />
      <ZoomList viewport={viewport} placement="top" />
      <IconButton icon="plus" label={text(texts.zoomIn)} onClick={() => viewport.zoomBy(1)} />
      <IconButton
        icon="maximize"
        label={text(texts.fitPage)}
        className={styles.medium}
        isOn={zoom === 'page'}
        onClick={() => viewport.zoomTo('page')}
      />
      <IconButton
        icon="stretch-horizontal"
        label={text(texts.fitWidth)}
        className={styles.medium}
        isOn={zoom === 'width'}
        onClick={() => viewport.zoomTo('width')}
      />
    </>
  );
}
