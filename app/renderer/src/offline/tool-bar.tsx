import type { Localized } from '@sealwright/core/api';
import { IconButton, useStore, useText } from '@sealwright/ui';
import { useMemo } from 'react';
import { useFittingForm } from '../document-area/use-fitting-form.ts';
import { useMenu } from '../menus/use-menu.ts';
import { PluginView } from '../plugins/plugin-view.tsx';
import { useShell } from '../shell/shell.tsx';
import styles from './tool-bar.module.css';
import { CommandButton, ToolBarButton } from './tool-bar-button.tsx';
import { type ShownItem, shownItems } from './tool-bar-items.ts';
import { toolBarLayout } from './tool-bar-layout.ts';
import { ToolMenu } from './tool-menu.tsx';
import { useRovingFocus } from './use-roving-focus.ts';

const texts = {
  bar: { 'zh-CN': '工具栏', en: 'Tool bar' },
  rail: { 'zh-CN': '左侧栏', en: 'Left panel' },
  side: { 'zh-CN': '右侧栏', en: 'Right panel' },
} satisfies Record<string, Localized>;

/** From the longest to the shortest: icons and words; without the words that yield; icons, in as many lines as they need. */
const FORMS = ['full', 'short', 'icons'] as const;

/** The one tool bar of the offline client. */
export function ToolBar() {
  const text = useText();
  const { contributions, workbench, panels } = useShell();
  const lists = useStore(contributions);
  const context = useStore(workbench.context.state);
  const { rail, side } = useStore(panels.state);
  const groups = useMemo(() => shownItems(toolBarLayout, lists, context), [lists, context]);
  const { bar, onKeyDown } = useRovingFocus<HTMLDivElement>();
  const endings = useEndings();
  const words = [...groups.flat(), ...endings].map((item) => ('title' in item ? text(item.title) : item.id));
  const row = useFittingForm<HTMLDivElement>(FORMS, words.join('\n'));
  const isOpen = context['document.active'] === true;
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={text(texts.bar)} onKeyDown={onKeyDown}>
      <IconButton
        icon="panel-left"
        label={text(texts.rail)}
        isOn={isOpen && rail}
        disabled={!isOpen}
        onClick={() => panels.toggle('rail')}
      />
      <div ref={row} className={styles.row}>
        {groups.map((group) => (
          <div key={group[0]?.id} className={styles.group}>
            {group.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </div>
        ))}
        {endings.length > 0 && (
          <div className={styles.group}>
            {endings.map((entry) => (
              <ToolBarButton
                key={entry.id}
                icon={entry.icon ?? 'circle'}
                label={text(entry.title)}
                isPrimary={entry.isPrimary}
                yields={!entry.isPrimary}
                data-anchor={`command:${entry.command}`}
                onClick={() => entry.choose()}
              />
            ))}
          </div>
        )}
      </div>
      <IconButton
        icon="panel-right"
        label={text(texts.side)}
        isOn={isOpen && side}
        disabled={!isOpen}
        onClick={() => panels.toggle('side')}
      />
    </div>
  );
}

function Item({ item }: { readonly item: ShownItem }) {
  switch (item.kind) {
    case 'command':
      return <CommandButton item={item} />;
    case 'control':
      return <PluginView view={item.view} />;
    case 'menu':
      return <ToolMenu item={item} />;
  }
}

/** What the work on a document ends with, while it can: the group of the menu 'document' that has its primary entry. */
function useEndings() {
  const { groups, choose } = useMenu('document');
  const group = groups.find((entries) => entries.some(({ isPrimary }) => isPrimary)) ?? [];
  return group.filter(({ isEnabled }) => isEnabled).map((entry) => ({ ...entry, choose: () => choose(entry) }));
}
