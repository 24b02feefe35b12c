import type { Localized } from '@sealwright/core/api';
import { classes, Icon, Search, useStore, useText } from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './palette.module.css';
import { type PaletteEntry, paletteEntries } from './palette-entries.ts';
import { PALETTE_TITLE } from './palette-title.ts';
import { rankAll } from './rank.ts';

const texts = {
  none: { 'zh-CN': '没有找到“{query}”', en: 'Nothing found for "{query}"' },
  document: { 'zh-CN': '打开的文档', en: 'Open document' },
  page: { 'zh-CN': '页面', en: 'Page' },
  command: { 'zh-CN': '命令', en: 'Command' },
  setting: { 'zh-CN': '设置', en: 'Setting' },
} satisfies Record<string, Localized>;

const MOST_SHOWN = 50;

/** Finds commands, open documents, pages and settings by their names. */
export function Palette() {
  const { palette } = useShell();
  return useStore(palette.isOpen) ? <OpenPalette /> : null;
}

function OpenPalette() {
  const text = useText();
  const shell = useShell();
  const keyOf = useKeyLabels();
  const list = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  // A palette that is opened while the program starts finds what comes, too.
  const contributions = useStore(shell.contributions);
  const entries = useMemo(() => paletteEntries(shell, contributions), [shell, contributions]);
  const found = useMemo(() => {
    const fitting = rankAll(query, entries, (entry) => wordsOf(entry));
    return fitting.slice(0, MOST_SHOWN);
  }, [entries, query]);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, at]);

  const choose = (entry: PaletteEntry) => {
    shell.palette.close();
    // What a command throws was shown by `runCommand`.
    Promise.resolve(entry.run()).catch(() => {});
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[at];
    if (step !== undefined && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={text(PALETTE_TITLE)}
      onClose={shell.palette.close}
      onClick={(event) => event.target === dialog.current && shell.palette.close()}
    >
      <div className={styles.head}>
        <Search size={16} aria-hidden />
        <input
          autoFocus
          className={styles.input}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
          aria-label={text(PALETTE_TITLE)}
          placeholder={text(PALETTE_TITLE)}
          value={query}
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.list} id={list} role="listbox" aria-label={text(PALETTE_TITLE)} tabIndex={-1}>
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and takes the keys
          <div
            key={entry.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes(styles.entry, index === at && styles.current)}
            onClick={() => choose(entry)}
            onPointerMove={() => setAt(index)}
          >
            <Icon name={entry.icon} />
            <span className={styles.title}>
              {entry.category && <span className={styles.category}>{text(entry.category)}</span>}
              {text(entry.title)}
            </span>
            <span className={styles.kind}>{text(texts[entry.kind])}</span>
            {entry.command && keyOf(entry.command) && <kbd className={styles.key}>{keyOf(entry.command)}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={styles.none} role="status">
          {text(texts.none, { query })}
        </p>
      )}
    </dialog>
  );
}

/** In both languages: who works in one may know a command by the other's word. */
function wordsOf({ title, category, detail }: PaletteEntry): readonly string[] {
  const both = [title['zh-CN'], title.en];
  const withCategory = category ? [`${category['zh-CN']} ${title['zh-CN']}`, `${category.en} ${title.en}`] : [];
  return [...both, ...withCategory, ...(detail === undefined ? [] : [detail])];
}
