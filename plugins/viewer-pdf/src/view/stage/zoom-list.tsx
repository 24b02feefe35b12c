import { Button, Dropdown, Icon, type MenuProps, useStore, useText } from '@sealwright/ui';
import type { Zoom } from '../layout/zoom.ts';
import type { Viewport } from '../session/viewport.ts';
import { texts } from '../texts.ts';
import styles from './page-controls.module.css';

const PERCENTAGES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4, 8, 16, 64];

const percent = (value: number) => `${Math.round(value * 100)}%`;

export interface ZoomListProps {
  readonly viewport: Viewport;
  /** Where the list opens. */
  readonly placement: 'top' | 'bottomLeft';
}

/** "125%": the zoom in force, and a list of others. */
export function ZoomList({ viewport, placement }: ZoomListProps) {
  const text = useText();
  const factor = useStore(viewport.store, (state) => state.factor);
  const zoom = useStore(viewport.store, (state) => state.zoom);
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
    <Dropdown
      trigger={['click']}
      placement={placement}
      menu={{ items, selectable: true, selectedKeys: [String(zoom)] }}
    >
      <Button type="text" className={styles.zoom ?? ''} aria-label={`${text(texts.zoom)} ${percent(factor)}`}>
        {percent(factor)}
        <Icon name="chevron-down" size={12} />
      </Button>
    </Dropdown>
  );
}

/** In its place while there is no document. */
export function NoZoomList() {
  const text = useText();
  return (
    <Button type="text" className={styles.zoom ?? ''} aria-label={text(texts.zoom)} disabled>
      {percent(1)}
      <Icon name="chevron-down" size={12} />
    </Button>
  );
}
