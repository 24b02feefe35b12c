import type { Localized } from '@sealwright/core/api';
import { IconButton, useStore, useText } from '@sealwright/ui';
import { holds } from '../context/when-clause.ts';
import { useMenu } from '../menus/use-menu.ts';
import { useShell } from '../shell/shell.tsx';
import { DocumentActions } from './document-actions.tsx';
import styles from './document-tool-bar.module.css';
import { Ribbon } from './ribbon.tsx';
import { ribbonTabs } from './ribbon-tabs.ts';

const texts = {
  tools: { 'zh-CN': '文档工具', en: 'Document tools' },
  rail: { 'zh-CN': '左侧栏', en: 'Left panel' },
  side: { 'zh-CN': '右侧栏', en: 'Right panel' },
} satisfies Record<string, Localized>;

export interface DocumentToolBarProps {
  readonly documentId: string;
  readonly hasRail: boolean;
  readonly hasSide: boolean;
}

/** The line above a document: its tools at the left, in tabs, and what is done with it at the right. */
export function DocumentToolBar({ documentId, hasRail, hasSide }: DocumentToolBarProps) {
  const text = useText();
  const { panels } = useShell();
  const { rail, side } = useStore(panels.state);
  const { tabs, choose } = useRibbonTabs();
  return (
    <div className={styles.bar} role="toolbar" aria-label={text(texts.tools)}>
      {hasRail && (
        <IconButton icon="panel-left" label={text(texts.rail)} isOn={rail} onClick={() => panels.toggle('rail')} />
      )}
      {tabs.length > 0 ? (
        <Ribbon documentId={documentId} tabs={tabs} onChoose={choose} />
      ) : (
        <div className={styles.nothing} />
      )}
      <DocumentActions />
      {hasSide && (
        <IconButton icon="panel-right" label={text(texts.side)} isOn={side} onClick={() => panels.toggle('side')} />
      )}
    </div>
  );
}

function useRibbonTabs() {
  const { contributions, workbench } = useShell();
  const tools = useStore(contributions, ({ documentTools }) => documentTools);
  const context = useStore(workbench.context.state);
  const sign = useMenu('ribbon-sign');
  const annotate = useMenu('ribbon-annotate');
  const view = useMenu('ribbon-view');
  const buttons = { sign: sign.groups, annotate: annotate.groups, view: view.groups };
  const shown = tools.filter(({ data }) => holds(data.when, context));
  return { tabs: ribbonTabs(shown, buttons), choose: sign.choose };
}
