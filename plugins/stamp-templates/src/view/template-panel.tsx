import {
  ErrorState,
  IconButton,
  MenuButton,
  Section,
  type StampDraft,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useEffect } from 'react';
import type { TemplateDesk } from './template-desk.ts';
import styles from './template-panel.module.css';
import { TemplateRow } from './template-row.tsx';
import { texts } from './texts.ts';

export interface TemplatePanelProps {
  readonly draft: StampDraft;
  readonly desk: TemplateDesk;
}

/** 模板: what was placed before and can be placed here. */
export function TemplatePanel({ draft, desk }: TemplatePanelProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { saved } = desk;
  const { templates, fault } = useStore(saved.state);
  const applying = useStore(desk.applying);
  const { stamps, busy } = useStore(draft.state);
  useEffect(() => saved.follow(), [saved]);
  // Commands show their own faults.
  const run = (command: string) => void workbench.runCommand(command).catch(() => {});
  return (
    <Section
      title={texts.title}
      actions={
        <>
          <IconButton
            icon="plus"
            iconSize={14}
            label={text(texts.saveHere)}
            disabled={stamps.length === 0 || busy}
            onClick={() => run('templates.save')}
          />
          <MenuButton
            icon="ellipsis"
            iconSize={14}
            label={text(texts.more)}
            menu={{ items: [{ key: 'import', label: text(texts.import), onClick: () => run('templates.import') }] }}
          />
        </>
      }
    >
      {fault !== undefined && <ErrorState error={fault} isCompact onRetry={() => saved.follow()} />}
      {fault === undefined && templates?.length === 0 && <p className={styles.none}>{text(texts.none)}</p>}
      {fault === undefined && templates && templates.length > 0 && (
        <ul className={styles.rows}>
          {templates.map((template) => (
            <li key={template.name} className={styles.row}>
              <TemplateRow
                template={template}
                desk={desk}
                isApplying={applying === template.name}
                isDisabled={busy || applying !== undefined}
                onApply={() => void desk.apply(template.name, draft)}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
