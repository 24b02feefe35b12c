import type { Localized, StatusItemData } from '@sealwright/core/api';
import { Dot, TriangleAlert, useStore, useText } from '@sealwright/ui';
import type { Contributed } from '../contributions/contributions.ts';
import { FaultBoundary } from '../faults/fault-boundary.tsx';
import { usePluginCode } from '../plugins/use-plugin-code.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './status-line.module.css';

const texts = {
  reconnecting: { 'zh-CN': '正在重新连接…', en: 'Reconnecting…' },
  failed: { 'zh-CN': '插件“{plugin}”出现故障', en: 'The plugin "{plugin}" has failed' },
} satisfies Record<string, Localized>;

/** The line at the window's foot. */
export function StatusLine() {
  const text = useText();
  const { contributions, host } = useShell();
  const items = useStore(contributions, ({ statusItems }) => statusItems);
  const connection = useStore(host.state);
  const on = (side: StatusItemData['side']) =>
    items.filter(({ data }) => data.side === side).map((item) => <StatusItem key={item.id} item={item} />);
  return (
    <footer className={styles.line}>
      <div className={styles.side}>
        {connection === 'reconnecting' && (
          <span className={styles.item} role="status">
            <Dot tone="warning" />
            {text(texts.reconnecting)}
          </span>
        )}
        {on('left')}
      </div>
      <div className={styles.side}>{on('right')}</div>
    </footer>
  );
}

function StatusItem({ item }: { readonly item: Contributed<StatusItemData> }) {
  const text = useText();
  const { reportFault } = useShell();
  const { generation, ...loaded } = usePluginCode(item.plugin);
  const what = text(texts.failed, { plugin: text(item.pluginTitle) });
  const failed = (
    <span className={styles.item} title={`${what} (${item.plugin})`}>
      <TriangleAlert size={13} aria-label={what} />
    </span>
  );
  if (loaded.state === 'loading') return null;
  const Component = loaded.state === 'ready' && loaded.code.statusItems.get(item.id);
  if (!Component) return failed;
  return (
    <FaultBoundary
      key={generation}
      onFault={(thrown) => reportFault(item.plugin, `statusItem ${item.id}`, thrown)}
      fallback={() => failed}
    >
      <div className={styles.item} title={text(item.data.title)}>
        <Component />
      </div>
    </FaultBoundary>
  );
}
