import { type Locale, type Localized, type PluginStatus, SealwrightError } from '@sealwright/core/api';
import {
  ErrorState,
  fillText,
  LoadingState,
  PageView,
  SearchField,
  useLocale,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useState } from 'react';
import { dependentsOf, inOrder, isTroubled, searchPlugins } from './plugin-list.ts';
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
  const locale = useLocale();
  const { plugins, failure, busy } = useStore(model.state);
  const [query, setQuery] = useState('');

  const titleOf = (id: string) => plugins?.find((plugin) => plugin.id === id)?.title ?? inEach(() => id);

  async function mayDisable(id: string): Promise<boolean> {
    const dependents = dependentsOf(id, plugins ?? []);
    if (dependents.length === 0) return true;
    const answer = await workbench.ask({
      title: inEach((locale) => fillText(texts.askTitle[locale], { plugin: titleOf(id)[locale] })),
      message: inEach((locale) => {
        const names = dependents.map((dependent) => titleOf(dependent)[locale]);
        return fillText(texts.askMessage[locale], { dependents: names.join(locale === 'en' ? ', ' : '、') });
      }),
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

  return (
    <PageView
      title={texts.title}
      leading={plugins && <Summary plugins={plugins} />}
      trailing={<SearchField label={text(texts.search)} value={query} onChange={setQuery} />}
    >
      {failure ? (
        <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.watch()} />
      ) : !plugins ? (
        <LoadingState />
      ) : (
        <PluginTable
          plugins={inOrder(searchPlugins(plugins, query), locale)}
          busy={busy}
          own={own}
          onSwitch={onSwitch}
        />
      )}
    </PageView>
  );
}

function Summary({ plugins }: { readonly plugins: readonly PluginStatus[] }) {
  const text = useText();
  const troubled = plugins.filter(isTroubled).length;
  return (
    <span className={styles.summary}>
      {text(texts.summary, { count: plugins.length })}
      {troubled > 0 && <span className={styles.troubled}> · {text(texts.troubled, { count: troubled })}</span>}
    </span>
  );
}

function inEach(say: (locale: Locale) => string): Localized {
  return { 'zh-CN': say('zh-CN'), en: say('en') };
}
