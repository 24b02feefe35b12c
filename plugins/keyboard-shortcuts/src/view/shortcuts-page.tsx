import { Button, PageView, SearchField, useLocale, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import { isChanged } from './chosen-keys.ts';
import { KeySearch } from './key-search.tsx';
import { findCommands, type Search } from './shortcut-list.ts';
import type { ShortcutModel } from './shortcut-model.tsx';
import { ShortcutTable } from './shortcut-table.tsx';
import styles from './shortcuts-page.module.css';
import { TEXTS } from './texts.ts';

/** All commands with their keys. */
export function ShortcutsPage({ model }: { readonly model: ShortcutModel }) {
  const text = useText();
  const locale = useLocale();
  const { keys } = useWorkbench();
  const commands = useStore(keys.state);
  const [search, setSearch] = useState<Search>({ words: '' });
  const found = findCommands(commands, search, locale, keys);
  return (
    <PageView
      title={TEXTS.page}
      leading={
        <Button disabled={!commands.some(isChanged)} onClick={() => void model.resetAll()}>
          {text(TEXTS.resetAll)}
        </Button>
      }
      trailing={
        <>
          <KeySearch
            pressed={'key' in search ? search.key : undefined}
            onChange={(key) => setSearch(key === undefined ? { words: '' } : { key })}
          />
          <SearchField
            label={text(TEXTS.search)}
            value={'words' in search ? search.words : ''}
            onChange={(words) => setSearch({ words })}
          />
        </>
      }
    >
      <p className={styles.count} role="status">
        {text(TEXTS.count, { count: found.length })}
      </p>
      <ShortcutTable commands={found} model={model} />
    </PageView>
  );
}
