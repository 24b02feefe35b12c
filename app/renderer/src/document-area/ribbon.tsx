import type { Localized } from '@sealwright/core/api';
import { useStore, useText } from '@sealwright/ui';
import { Fragment, useId } from 'react';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { TabList, tabId } from '../layout/tab-list.tsx';
import type { MenuEntry } from '../menus/menu-entries.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './ribbon.module.css';
import { RibbonButton } from './ribbon-button.tsx';
import type { RibbonTab } from './ribbon-tabs.ts';
import { useFittingForm } from './use-fitting-form.ts';

const texts = {
  tabs: { 'zh-CN': '工具分组', en: 'Groups of tools' },
  inUse: { 'zh-CN': '正在使用：{tool}', en: 'In use: {tool}' },
} satisfies Record<string, Localized>;

/** From the longest to the shortest: icons and words, words, words of tools alone, icons. */
const FORMS = ['full', 'words', 'tools', 'icons'] as const;

export interface RibbonProps {
  readonly documentId: string;
  /** At least one. */
  readonly tabs: readonly RibbonTab[];
  readonly onChoose: (entry: MenuEntry) => void;
}

/** The tabs of the tool bar, and the tools and buttons of the one that was chosen last, in one line. */
export function Ribbon({ documentId, tabs, onChoose }: RibbonProps) {
  const text = useText();
  const { documents, windowState } = useShell();
  const keyOf = useKeyLabels();
  const panel = useId();
  const on = useStore(documents.state, (all) => all.tools[documentId]);
  const chosen = useStore(windowState.layout, ({ ribbonTab }) => ribbonTab);
  const front = tabs.find(({ name }) => name === chosen) ?? tabs[0]!;
  const groups = [
    front.tools.map(({ id, data: { title, icon } }) => (
      <RibbonButton
        key={id}
        title={title}
        icon={icon}
        anchor={`tool:${id}`}
        isOn={id === on}
        onClick={() => documents.setTool(documentId, id === on ? undefined : id)}
      />
    )),
    ...front.buttons.map((group) =>
      group.map((entry) => (
        <RibbonButton
          key={entry.id}
          {...entry}
          anchor={`command:${entry.command}`}
          shortcut={keyOf(entry.command)}
          onClick={() => onChoose(entry)}
        />
      )),
    ),
  ].filter((group) => group.length > 0);
  const words = [...front.tools.map(({ data }) => data.title), ...front.buttons.flat().map(({ title }) => title)];
  const row = useFittingForm<HTMLDivElement>(FORMS, [on, ...words.map((word) => text(word))].join('\n'));
  return (
    <>
      <TabList
        className={styles.tabs}
        label={text(texts.tabs)}
        panel={panel}
        selected={front.name}
        tabs={tabs.map(({ name, title, tools }) => {
          const tool = name === front.name ? undefined : tools.find(({ id }) => id === on);
          const mark = tool && <Mark label={text(texts.inUse, { tool: text(tool.data.title) })} />;
          return { id: name, title: text(title), mark };
        })}
        onSelect={(name) => windowState.change({ ribbonTab: name })}
      />
      <div id={panel} ref={row} role="tabpanel" aria-labelledby={tabId(panel, front.name)} className={styles.row}>
        {groups.map((group, at) => (
          <Fragment key={group[0]?.key}>
            {at > 0 && <span className={styles.line} />}
            {group}
          </Fragment>
        ))}
      </div>
    </>
  );
}

/** A tool that is on stands in a tab that is not in front. */
function Mark({ label }: { readonly label: string }) {
  return <span className={styles.mark} role="img" aria-label={label} title={label} />;
}
