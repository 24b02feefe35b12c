import type { Localized } from '@sealwright/core/api';
import { classes, Dropdown, useStore, useText, X } from '@sealwright/ui';
import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { useSyncExternalStore } from 'react';
import { useShell } from '../shell/shell.tsx';
import { closeTabs } from './close-tabs.ts';
import styles from './dock-tab.module.css';
import { parsePanel } from './open-panels.ts';

const texts = {
  close: { 'zh-CN': '关闭', en: 'Close' },
  closeOthers: { 'zh-CN': '关闭其他', en: 'Close the others' },
  unsaved: { 'zh-CN': '未保存', en: 'not saved' },
} satisfies Record<string, Localized>;

/** What stands in a tab. The dock makes the tab around it, with its name and its keys. */
export function DockTab({ api, containerApi }: IDockviewPanelHeaderProps) {
  const text = useText();
  const shell = useShell();
  const { kind, id } = parsePanel(api.id);
  const tab = useStore(shell.documents.state, ({ tabs }) =>
    kind === 'document' ? tabs.find((one) => one.id === id) : undefined,
  );
  const title = useTabTitle(api);
  const close = () => void closeTabs(shell, [api.id]);
  const closeOthers = () => {
    const others = containerApi.panels.filter((panel) => panel.id !== api.id);
    void closeTabs(
      shell,
      others.map((panel) => panel.id),
    );
  };
  return (
    <Dropdown
      trigger={['contextMenu']}
      menu={{
        items: [
          { key: 'close', label: text(texts.close), onClick: close },
          { key: 'others', label: text(texts.closeOthers), onClick: closeOthers },
        ],
      }}
    >
      <div className={styles.tab} title={tab?.tooltip ?? title} onAuxClick={(event) => event.button === 1 && close()}>
        <span className={styles.title}>{title}</span>
        {tab?.dirty && <span className={styles.dirty} role="img" aria-label={text(texts.unsaved)} />}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a tab may hold no second control; Ctrl W closes it */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <span
          className={classes(styles.close, tab?.dirty && styles.covered)}
          title={text(texts.close)}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            close();
          }}
        >
          <X size={13} aria-hidden />
        </span>
      </div>
    </Dropdown>
  );
}

function useTabTitle(api: IDockviewPanelHeaderProps['api']): string {
  return useSyncExternalStore(
    (listener) => {
      const listening = api.onDidTitleChange(listener);
      return () => listening.dispose();
    },
    () => api.title ?? '',
  );
}
