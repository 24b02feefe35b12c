import type { Localized, StatusItemData } from '@sealwright/core/api';
import { Dot, TriangleAlert, useStore, useText } from '@sealwright/ui';
import { PanelButton } from '../bottom-panel/panel-button.tsx';
import type { Contributed } from '../contributions/contributions.ts';
import { reasonOf } from '../faults/fault-reports.ts';
import { NoticeBell } from '../notices/notice-bell.tsx';
import { PluginPart } from '../plugins/plugin-part.tsx';
import { useShell } from '../shell/shell.tsx';
import styles from './status-line.module.css';

const texts = {
  reconnecting: { 'zh-CN': '正在重新连接…', en: 'Reconnecting…' },
  failed: { 'zh-CN': '插件“{plugin}”出现故障', en: 'The plugin "{plugin}" has failed' },
} satisfies Record<string, Localized>;

/** The line at the window's foot. That of the offline client tells of the document alone. */
export function StatusLine() {
  const text = useText();
  const { contributions, host, entry } = useShell();
  const items = useStore(contributions, ({ statusItems }) => statusItems);
  const connection = useStore(host.state);
  const on = (side: StatusItemData['side']) =>
    items.filter(({ data }) => data.side === side).map((item) => <StatusItem key={item.id} item={item} />);
  return (
    <footer className={styles.line}>
      <div className={styles.side}>
        {connection === 'reconnecting' && (
          <span className={styles.item} role="status">
            <Dot tone="warning" /> {text(texts.reconnecting)}
          </span>
        )}
        {on('left')}
      </div>
      <div className={styles.side}>
        {entry === 'workbench' && (
          <>
            {on('right')}
            <PanelButton />
          </>
        )}
        <NoticeBell />
      </div>
    </footer>
  );
}

function StatusItem({ item }: { readonly item: Contributed<StatusItemData> }) {
  const text = useText();
  return (
    <PluginPart
      part={item}
      point="statusItems"
      find={({ statusItems }) => statusItems.get(item.id)}
      loading={null}
      fallback={(thrown) => <FailedItem item={item} thrown={thrown} />}
    >
      {(Component) => (
        <div className={styles.item} title={text(item.data.title)}>
          <Component />
        </div>
      )}
    </PluginPart>
  );
}

interface FailedItemProps {
  readonly item: Contributed<StatusItemData>;
  readonly thrown: unknown;
}

/** A sign as small as the place; pointed at, it says what has failed and why. */
function FailedItem({ item: { plugin, pluginTitle, id }, thrown }: FailedItemProps) {
  const text = useText();
  const what = text(texts.failed, { plugin: text(pluginTitle) });
  return (
    <span className={styles.item} title={`${what}\n${reasonOf(thrown, text)}\n${plugin} · ${id}`}>
      <TriangleAlert size={13} role="img" aria-label={what} />
    </span>
  );
}
