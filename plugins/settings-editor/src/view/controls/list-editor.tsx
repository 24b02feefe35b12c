import { Button, IconButton, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import type { TextControl } from '../setting-control.ts';
import { texts } from '../texts.ts';
import { beginAt } from './begin-at.ts';
import type { ControlProps } from './control-props.ts';
import styles from './controls.module.css';
import { TextField } from './text-field.tsx';

interface ListControl {
  readonly item: TextControl;
  readonly maxItems: number;
}

/** Lines of text, one below the other. A new line is part of the value once something stands in it. */
export function ListEditor(props: ControlProps<ListControl, readonly string[]>) {
  const { control, value, label, describedBy, onCommit } = props;
  const text = useText();
  const workbench = useWorkbench();
  const [isAdding, setAdding] = useState(false);
  const isPath = control.item.kind === 'path';
  const isFull = value.length >= control.maxItems;
  const lines = isAdding ? [...value, ''] : value;

  function change(index: number, line: string) {
    if (index === value.length) setAdding(false);
    onCommit(line === '' ? value.filter((_, at) => at !== index) : lines.map((old, at) => (at === index ? line : old)));
  }

  async function choose() {
    try {
      const begin = beginAt(value.at(-1));
      const paths = await workbench.pickFiles({ title: texts.chooseFile, many: true, filters: [], ...begin });
      const added = paths.filter((path) => !value.includes(path));
      if (added.length > 0) onCommit([...value, ...added]);
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  return (
    <div className={styles.list}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <div className={styles.line} key={index}>
          <TextField
            control={{ ...control.item, kind: 'text' }}
            value={line}
            label={text(texts.entryOf, { title: label, number: index + 1 })}
            describedBy={describedBy}
            onCommit={(changed) => change(index, String(changed))}
          />
          <IconButton
            icon="x"
            label={text(texts.remove, { number: index + 1 })}
            onClick={() => (index === value.length ? setAdding(false) : change(index, ''))}
          />
        </div>
      ))}
      <div className={styles.lineButtons}>
        {isPath && (
          <Button size="small" disabled={isFull} onClick={() => void choose()}>
            {text(texts.chooseFiles)}
          </Button>
        )}
        <Button size="small" disabled={isFull || isAdding} onClick={() => setAdding(true)}>
          {text(isPath ? texts.typePath : texts.add)}
        </Button>
      </div>
    </div>
  );
}
