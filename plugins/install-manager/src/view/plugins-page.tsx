import { type PluginStatus, SealwrightError } from '@sealwright/core/api';
import {
  Button,
  ErrorState,
  fillText,
  Import,
  LoadingState,
  PageView,
  SearchField,
  useLocale,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useState } from 'react';
import { installFromFile } from './install-flow.tsx';
import { dependentsOf, inOrder, isTroubled, searchPlugins } from './plugin-list.ts';
import { PluginTable } from './plugin-table.tsx';
import type { PluginsModel } from './plugins-model.ts';
import styles from './plugins-page.module.css';
import { inEach, texts } from './texts.ts';

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
  const { report, failure, busy } = useStore(model.state);
  const plugins = report?.plugins;
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

  async function onRemove({ id, title }: PluginStatus) {
    const answer = await workbench.ask({
      title: inEach((locale) => fillText(texts.removeTitle[locale], { plugin: title[locale] })),
      message: texts.removeMessage,
      severity: 'warning',
      buttons: [
        { id: 'cancel', title: texts.cancel },
        { id: 'remove', title: texts.removeConfirm, kind: 'danger' },
      ],
    });
    if (answer === 'remove') await model.remove(id).catch(workbench.showError);
  }

  const actionsOf = (plugin: PluginStatus) => {
    const pages = report?.pages.filter((page) => page.plugin === plugin.id && plugin.id !== own) ?? [];
    const canRemove = report?.canInstall && plugin.origin === 'third-party';
    if (pages.length === 0 && !canRemove) return null;
    return (
      <div className={styles.actions}>
        {pages.map(({ view, title }) => (
          <Button key={view} size="small" onClick={() => workbench.showPage(view)}>
            {text(texts.openPage, { page: text(title) })}
          </Button>
        ))}
        {canRemove && (
          <Button size="small" danger loading={busy.has(plugin.id)} onClick={() => void onRemove(plugin)}>
            {text(texts.remove)}
          </Button>
        )}
      </div>
    );
  };

  return (
    <PageView
      title={texts.title}
      leading={plugins && <Summary plugins={plugins} />}
      trailing={
        <>
          <SearchField label={text(texts.search)} value={query} onChange={setQuery} />
          {report?.links.map(({ command, title }) => (
            <Button key={command} onClick={() => void workbench.runCommand(command).catch(() => {})}>
              {text(title)}
            </Button>
          ))}
          {report?.canInstall && (
            <Button
              type="primary"
              icon={<Import size={15} aria-hidden />}
              onClick={() => void installFromFile(workbench, model).catch(workbench.showError)}
            >
              {text(texts.installFile)}
            </Button>
          )}
        </>
      }
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
          actionsOf={actionsOf}
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
