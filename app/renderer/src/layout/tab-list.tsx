import { classes } from '@sealwright/ui';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './tab-list.module.css';

export interface Tab<T extends string> {
  readonly id: T;
  readonly title: string;
  /** Behind the title: a count, a mark. */
  readonly mark?: ReactNode;
}

export interface TabListProps<T extends string> {
  /** Name for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly selected: T;
  /** Id of the element that shows what is selected. */
  readonly panel: string;
  readonly onSelect: (id: T) => void;
  readonly className?: string | undefined;
}

/** Id of the element of a tab, for the `aria-labelledby` of its panel. */
export const tabId = (panel: string, tab: string) => `${panel}-${tab}`;

/** One stop for the tabulator key; the arrow keys select (ARIA Authoring Practices, "Tabs"). */
export function TabList<T extends string>({ label, tabs, selected, panel, onSelect, className }: TabListProps<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextTab(event.key, tabs, selected);
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    document.getElementById(tabId(panel, next.id))?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={classes(styles.list, className)} onKeyDown={onKeyDown}>
      {tabs.map(({ id, title, mark }) => {
        const isSelected = id === selected;
        return (
          <button
            key={id}
            id={tabId(panel, id)}
            type="button"
            role="tab"
            aria-selected={isSelected}
            aria-controls={isSelected ? panel : undefined}
            tabIndex={isSelected ? 0 : -1}
            className={classes(styles.tab, isSelected && styles.selected)}
            onClick={() => onSelect(id)}
          >
            {title}
            {mark}
          </button>
        );
      })}
    </div>
  );
}

function nextTab<T extends string>(key: string, tabs: readonly Tab<T>[], selected: T): Tab<T> | undefined {
  const at = tabs.findIndex(({ id }) => id === selected);
  if (key === 'Home') return tabs[0];
  if (key === 'End') return tabs.at(-1);
  if (key === 'ArrowRight') return tabs[(at + 1) % tabs.length];
  if (key === 'ArrowLeft') return tabs.at(at - 1);
  return undefined;
}
