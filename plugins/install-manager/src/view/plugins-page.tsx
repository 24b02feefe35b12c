import { type PluginStatus, SealwrightError } from '@sealwright/core/api';
import {
  ErrorState,
  fillText,
  Input,
  LoadingState,
  PageView,
  Search,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useState } from 'react';
import { dependentsOf, searchPlugins } from './plugin-list.ts';
import { PluginTable } from './plugin-table.tsx';
import type { PluginsModel } from './plugins-model.ts';
import styles from './plugins-page.module.css';
import { texts } from './texts.ts';

export interface PluginsPageProps {
  readonly model: PluginsModel;
  /** The plugin that this page belongs to. */
  readonly own: string;
}

/** All installed plugins with their state. */
export function PluginsPage({ model, own }: PluginsPageProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { plugins, failure, busy } = useStore(model.state);
  const [query, setQuery] = useState('');

  async function mayDisable(id: string): Promise<boolean> {
    const dependents = dependentsOf(id, plugins ?? []);
    if (dependents.length === 0) return true;
    const values = { plugin: id, dependents: dependents.join(', ') };
    const answer = await workbench.ask({
      title: filled(texts.askTitle, values),
      message: filled(texts.askMessage, values),
      severity: 'warning',
      buttons: [
        { id: 'cancel', title: texts.cancel },
        { id: 'disable', title: texts.disable, kind: 'danger' },
      ],
    });
    return answer === 'disable';
  }

  async function onSwitch({ id }: PluginStatus, action: 'enable' | 'disable') {
    try {
      if (action === 'enable' || (await mayDisable(id))) await model.switch(id, action);
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  const search = (
    <Input
      aria-label={text(texts.search)}
      placeholder={text(texts.search)}
      prefix={<Search size={14} aria-hidden />}
      allowClear
      value={query}
      onChange={(event) => setQuery(event.target.value)}
    />
  );
  return (
    <PageView title={texts.title} leading={plugins && <Summary plugins={plugins} />} trailing={search}>
      {failure ? (
        <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.watch()} />
      ) : !plugins ? (
        <LoadingState />
      ) : (
        <PluginTable plugins={searchPlugins(plugins, query)} busy={busy} own={own} onSwitch={onSwitch} />
      )}
    </PageView>
  );
}

function Summary({ plugins }: { readonly plugins: readonly PluginStatus[] }) {
  const text = useText();
  const troubled = plugins.filter(({ state }) => state === 'failed' || state === 'quarantined').length;
  return (
    <span className={styles.summary}>
      {text(texts.summary, { count: plugins.length })}
      {troubled > 0 && <span className={styles.troubled}> · {text(texts.troubled, { count: troubled })}</span>}
    </span>
  );
}

function filled(text: { 'zh-CN': string; en: string }, values: Record<string, string>) {
  return { 'zh-CN': fillText(text['zh-CN'], values), en: fillText(text.en, values) };
}
