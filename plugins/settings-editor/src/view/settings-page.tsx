import { SealwrightError } from '@sealwright/core/api';
import { ErrorState, LoadingState, PageView, SearchField, Segmented, useStore, useText } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { JsonDraft } from './json/json-draft.ts';
import { SettingsJson } from './json/settings-json.tsx';
import { SettingsForm } from './settings-form.tsx';
import type { SettingsModel } from './settings-model.ts';
import { texts } from './texts.ts';

/** What the page may be opened with: a search, such as a setting's key, or the JSON. */
export interface SettingsPageArgument {
  readonly query?: string;
  readonly mode?: 'form' | 'json';
}

export interface SettingsPageProps {
  readonly argument: SettingsPageArgument | undefined;
  readonly model: SettingsModel;
  readonly draft: JsonDraft;
}

/** All settings, as a form or as JSON. */
export function SettingsPage({ argument, model, draft }: SettingsPageProps) {
  const text = useText();
  const { settings, failure } = useStore(model.state);
  const [mode, setMode] = useState<'form' | 'json'>('form');
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState<string>();
  const [revealKey, setRevealKey] = useState<string>();

  useEffect(() => {
    if (argument?.mode) setMode(argument.mode);
    if (argument?.query !== undefined) setQuery(argument.query);
  }, [argument]);

  function editJson(key: string) {
    if (settings) draft.addEntry(key, settings);
    setRevealKey(key);
    setMode('json');
  }

  const modes = [
    { value: 'form' as const, label: text(texts.asForm) },
    { value: 'json' as const, label: text(texts.asJson) },
  ];
  return (
    <PageView
      title={texts.settings}
      leading={<Segmented aria-label={text(texts.howShown)} options={modes} value={mode} onChange={setMode} />}
      trailing={mode === 'form' && <SearchField label={text(texts.search)} value={query} onChange={setQuery} />}
    >
      {failure ? (
        <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.watch()} />
      ) : !settings ? (
        <LoadingState />
      ) : mode === 'json' ? (
        <SettingsJson model={model} settings={settings} draft={draft} revealKey={revealKey} />
      ) : (
        <SettingsForm
          model={model}
          settings={settings}
          query={query}
          onQuery={setQuery}
          category={category}
          onCategory={setCategory}
          onEditJson={editJson}
        />
      )}
    </PageView>
  );
}
