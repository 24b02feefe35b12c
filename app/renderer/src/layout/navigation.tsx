import type { Localized, ViewData } from '@sealwright/core/api';
import { classes, Icon, Tooltip, useStore, useText } from '@sealwright/ui';
import type { Contributed } from '../contributions/contributions.ts';
import { useShell } from '../shell/shell.tsx';
import { Brand } from './brand.tsx';
import styles from './navigation.module.css';
import { PlacedViews } from './placed-views.tsx';

const texts = {
  navigation: { 'zh-CN': '导航', en: 'Navigation' },
  assistant: { 'zh-CN': '印章助手', en: 'Seal assistant' },
  waiting: { 'zh-CN': '{count} 项待办', en: '{count} waiting' },
} satisfies Record<string, Localized>;

/** The left column: the mark, the pages, and what plugins put at its foot, above the settings. */
export function Navigation() {
  const text = useText();
  const isNarrow = useStore(useShell().isNarrow);
  return (
    <div className={styles.column}>
      <Brand isNarrow={isNarrow} />
      <nav className={styles.groups} aria-label={text(texts.navigation)}>
        <Group name="main" isNarrow={isNarrow} />
        <Group name="assistant" isNarrow={isNarrow} />
        <div className={styles.foot}>
          {!isNarrow && (
            <PlacedViews
              place="navigation-foot"
              frame={({ id }, drawn) => (
                <div className={styles.footView} data-anchor={`view:${id}`}>
                  {drawn}
                </div>
              )}
            />
          )}
          <Group name="settings" isNarrow={isNarrow} />
        </div>
      </nav>
    </div>
  );
}

interface GroupProps {
  readonly name: NonNullable<ViewData['group']>;
  readonly isNarrow: boolean;
}

function Group({ name, isNarrow }: GroupProps) {
  const text = useText();
  const views = useStore(useShell().contributions, (all) => all.views);
  const pages = views.filter(({ data }) => data.place === 'page' && data.group === name);
  if (pages.length === 0) return null;
  return (
    <div>
      {name === 'assistant' && !isNarrow && <h2 className={styles.heading}>{text(texts.assistant)}</h2>}
      <ul className={styles.list}>
        {pages.map((page) => (
          <NavigationEntry key={page.id} page={page} isNarrow={isNarrow} />
        ))}
      </ul>
    </div>
  );
}

interface NavigationEntryProps {
  readonly page: Contributed<ViewData>;
  readonly isNarrow: boolean;
}

function NavigationEntry({ page, isNarrow }: NavigationEntryProps) {
  const text = useText();
  const { pages } = useShell();
  const isActive = useStore(pages.state, ({ active }) => active === page.id);
  const count = useStore(pages.state, ({ badges }) => badges[page.id] ?? 0);
  const title = text(page.data.title);
  const badge = count > 0 && (
    <span className={styles.badge} role="img" aria-label={text(texts.waiting, { count })}>
      {count > 99 ? '99+' : count}
    </span>
  );
  return (
    <li>
      <Tooltip title={isNarrow ? title : undefined} placement="right">
        <button
          type="button"
          className={classes(styles.entry, isActive && styles.active)}
          aria-current={isActive ? 'page' : undefined}
          aria-label={isNarrow ? title : undefined}
          onClick={() => pages.show(page.id)}
        >
          <Icon name={page.data.icon ?? 'circle'} />
          {!isNarrow && <span className={styles.title}>{title}</span>}
          {badge}
        </button>
      </Tooltip>
    </li>
  );
}
