import type { DocumentToolData, Localized } from '@sealwright/core/api';
import { Button, classes, Icon, IconButton, useStore, useText } from '@sealwright/ui';
import { Fragment } from 'react';
import { holds } from '../context/when-clause.ts';
import type { Contributed } from '../contributions/contributions.ts';
import { useMenu } from '../menus/use-menu.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './document-tool-bar.module.css';
import { useCompact } from './use-compact.ts';

const texts = {
  tools: { 'zh-CN': '文档工具', en: 'Document tools' },
  rail: { 'zh-CN': '左侧栏', en: 'Left panel' },
  side: { 'zh-CN': '右侧栏', en: 'Right panel' },
} satisfies Record<string, Localized>;

const groupOrder = ['sign', 'annotate', 'view'] as const;

export interface DocumentToolBarProps {
  readonly documentId: string;
  readonly hasRail: boolean;
  readonly hasSide: boolean;
}

/** The line above a document: its tools at the left, what is done with it at the right. */
export function DocumentToolBar({ documentId, hasRail, hasSide }: DocumentToolBarProps) {
  const text = useText();
  const { contributions, documents, panels, workbench } = useShell();
  const tools = useStore(contributions, ({ documentTools }) => documentTools);
  const context = useStore(workbench.context.state);
  const on = useStore(documents.state, (all) => all.tools[documentId]);
  const { rail, side } = useStore(panels.state);
  const shown = tools.filter(({ data }) => holds(data.when, context));
  const groups = groupOrder
    .map((group) => shown.filter(({ data }) => data.group === group))
    .filter((group) => group.length > 0);
  const row = useCompact<HTMLDivElement>(shown.map(({ data }) => text(data.title)).join('\n'));
  return (
    <div className={styles.bar} role="toolbar" aria-label={text(texts.tools)}>
      {hasRail && (
        <IconButton icon="panel-left" label={text(texts.rail)} isOn={rail} onClick={() => panels.toggle('rail')} />
      )}
      <div ref={row} className={styles.tools}>
        {groups.map((group, at) => (
          <Fragment key={group[0]?.data.group}>
            {at > 0 && <span className={styles.line} />}
            {group.map((tool) => (
              <ToolButton
                key={tool.id}
                tool={tool}
                isOn={tool.id === on}
                onToggle={() => documents.setTool(documentId, tool.id === on ? undefined : tool.id)}
              />
            ))}
          </Fragment>
        ))}
      </div>
      <DocumentActions />
      {hasSide && (
        <IconButton icon="panel-right" label={text(texts.side)} isOn={side} onClick={() => panels.toggle('side')} />
      )}
    </div>
  );
}

interface ToolButtonProps {
  readonly tool: Contributed<DocumentToolData>;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function ToolButton({ tool: { data }, isOn, onToggle }: ToolButtonProps) {
  const text = useText();
  const title = text(data.title);
  return (
    <button
      type="button"
      className={classes(styles.tool, isOn && styles.on)}
      aria-pressed={isOn}
      aria-label={title}
      title={title}
      onClick={onToggle}
    >
      {data.icon && <Icon name={data.icon} size={15} />}
      <span className={classes(data.icon !== undefined && styles.label)}>{title}</span>
    </button>
  );
}

/** The menu 'document' as buttons. Words are for the group of the primary one; what stands beside it is an icon. */
function DocumentActions() {
  const text = useText();
  const { groups, choose } = useMenu('document');
  return (
    <div className={styles.actions}>
      {groups.map((group) => {
        const isMain = groups.length === 1 || group.some(({ isPrimary }) => isPrimary);
        return group.map((entry) =>
          entry.icon !== undefined && !isMain ? (
            <IconButton
              key={entry.id}
              icon={entry.icon}
              label={text(entry.title)}
              disabled={!entry.isEnabled}
              onClick={() => choose(entry)}
            />
          ) : (
            <Button
              key={entry.id}
              type={entry.isPrimary ? 'primary' : 'default'}
              disabled={!entry.isEnabled}
              onClick={() => choose(entry)}
            >
              {text(entry.title)}
            </Button>
          ),
        );
      })}
    </div>
  );
}
