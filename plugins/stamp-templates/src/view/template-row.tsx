import { Button, MenuButton, useText } from '@sealwright/ui';
import type { TemplateEntry } from '../common-templates-rpc.ts';
import type { TemplateDesk } from './template-desk.ts';
import styles from './template-panel.module.css';
import { texts } from './texts.ts';
import { useParts } from './use-parts.ts';

export interface TemplateRowProps {
  readonly template: TemplateEntry;
  readonly desk: TemplateDesk;
  readonly isApplying: boolean;
  readonly isDisabled: boolean;
  readonly onApply: () => void;
}

/** One template: what it places, and what can be done with it. */
export function TemplateRow({ template: { name, parts }, desk, isApplying, isDisabled, onApply }: TemplateRowProps) {
  const text = useText();
  const detail = useParts()(parts);
  const { manager } = desk;
  const items = [
    { key: 'rename', label: text(texts.rename), onClick: () => manager.rename(name) },
    { key: 'export', label: text(texts.export), onClick: () => void manager.exportTo(name) },
    { key: 'delete', label: text(texts.delete), danger: true, onClick: () => void manager.remove(name) },
  ];
  return (
    <div className={styles.template}>
      <div className={styles.words}>
        <div className={styles.name} title={name}>
          {name}
        </div>
        <div className={styles.detail} title={detail}>
          {detail}
        </div>
      </div>
      <Button
        size="small"
        aria-label={text(texts.applyNamed, { name })}
        disabled={isDisabled && !isApplying}
        loading={isApplying}
        onClick={onApply}
      >
        {text(texts.apply)}
      </Button>
      <MenuButton
        icon="ellipsis"
        iconSize={14}
        label={text(texts.moreOf, { name })}
        menu={{ items }}
        disabled={isApplying}
      />
    </div>
  );
}
