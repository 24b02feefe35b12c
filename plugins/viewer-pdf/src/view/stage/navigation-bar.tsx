import { Button, Dropdown, Icon, IconButton, type MenuProps, useStore, useText } from '@sealwright/ui';
import type { Zoom } from '../layout/zoom.ts';
import type { Viewport } from '../session/viewport.ts';
import { texts } from '../texts.ts';
import styles from './navigation-bar.module.css';
import { PageBox } from './page-box.tsx';

const PERCENTAGES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4, 8, 16, 64];

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
  const factor = useStore(viewport.store, (state) => state.factor);
  const zoom = useStore(viewport.store, (state) => state.zoom);
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  const choices: readonly { readonly zoom: Zoom; readonly label: string }[] = [
    { zoom: 'automatic', label: text(texts.automatic) },
    { zoom: 'width', label: text(texts.fitWidth) },
    { zoom: 'page', label: text(texts.fitPage) },
    ...PERCENTAGES.map((value) => ({
      zoom: value,
      label: value === 1 ? `${percent(value)} ${text(texts.actualSize)}` : percent(value),
    })),
  ];
  const items: NonNullable<MenuProps['items']> = choices.map((choice) => ({
    key: String(choice.zoom),
    label: choice.label,
    onClick: () => viewport.zoomTo(choice.zoom),
  }));
  items.splice(3, 0, { type: 'divider' });
  return (
    <>
      <IconButton icon="minus" label={text(texts.zoomOut)} onClick={() => viewport.zoomBy(-1)} />
      <Dropdown trigger={['click']} placement="top" menu={{ items, selectable: true, selectedKeys: [String(zoom)] }}>
        <Button type="text" className={styles.zoom ?? ''} aria-label={`${text(texts.zoom)} ${percent(factor)}`}>
          {percent(factor)}
          <Icon name="chevron-down" size={12} />
        </Button>
      </Dropdown>
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
