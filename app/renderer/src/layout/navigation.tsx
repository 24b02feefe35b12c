import type { Localized, ViewData } from '@sealwright/core/api';
import { classes, Icon, Tooltip, useStore, useText } from '@sealwright/ui';
import type { Contributed } from '../contributions/contributions.ts';
import { PluginView } from '../plugins/plugin-view.tsx';
import { useShell } from '../shell/shell.tsx';
import { Brand } from './brand.tsx';
import styles from './navigation.module.css';

const texts = {
  navigation: { 'zh-CN': '导航', en: 'Navigation' },
  assistant: { 'zh-CN': '印章助手', en: 'Seal assistant' },
  settings: { 'zh-CN': '设置', en: 'Settings' },
  waiting: { 'zh-CN': '{count} 项待办', en: '{count} waiting' },
} satisfies Record<string, Localized>;

const groups = ['main', 'assistant', 'settings'] as const;

/** The left column: the mark, the pages, and what plugins put at its foot. */
export function Navigation() {
  const text = useText();
  const { contributions, isNarrow: narrow } = useShell();
  const views = useStore(contributions, (all) => all.views);
  const isNarrow = useStore(narrow);
  const pages = views.filter(({ data }) => data.place === 'page');
  const foot = views.filter(({ data }) => data.place === 'navigation-foot');
  return (
    <div className={styles.column}>
      <Brand isNarrow={isNarrow} />
      <nav className={styles.groups} aria-label={text(texts.navigation)}>
        {groups.map((group) => {
          const listed = pages.filter(({ data }) => data.group === group);
          if (listed.length === 0) return null;
          return (
            <div key={group} className={classes(styles.group, group === 'settings' && styles.last)}>
              {group === 'assistant' && !isNarrow && <h2 className={styles.heading}>{text(texts.assistant)}</h2>}
              <ul className={styles.list}>
                {listed.map((page) => (
                  <NavigationEntry key={page.id} page={page} isNarrow={isNarrow} />
                ))}
              </ul>
            </div>
          );
        })}
      </nav>
      {foot.length > 0 && !isNarrow && (
        <div className={styles.foot}>
          {foot.map((view) => (
            <PluginView key={view.id} view={view} />
          ))}
        </div>
      )}
    </div>
  );
}

function NavigationEntry({ page, isNarrow }: { readonly page: Contributed<ViewData>; readonly isNarrow: boolean }) {
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
