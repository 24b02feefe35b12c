import {
  Chip,
  IconButton,
  type KeyedCommand,
  RowTable,
  type TableColumnsType,
  Unseen,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import type { MouseEvent } from 'react';
import { isChanged } from './chosen-keys.ts';
import type { ShortcutModel } from './shortcut-model.tsx';
import styles from './shortcut-table.module.css';
import { TEXTS } from './texts.ts';

export interface ShortcutTableProps {
  readonly commands: readonly KeyedCommand[];
  readonly model: ShortcutModel;
}

/** One row is one command. Enter changes its first key, Delete takes it away. */
export function ShortcutTable({ commands, model }: ShortcutTableProps) {
  const text = useText();
  return (
    <RowTable
      className={styles.table}
      rows={commands}
      keyOf={({ command }) => command}
      columns={useColumns(model)}
      empty={text(TEXTS.noMatch)}
      onOpen={(command) => model.record(command, command.keys[0])}
      onRemove={(command) => command.keys[0] !== undefined && model.remove(command, command.keys[0])}
    />
  );
}

function useColumns(model: ShortcutModel): TableColumnsType<KeyedCommand> {
  const text = useText();
  return [
    {
      title: text(TEXTS.command),
      key: 'command',
      render: (_, { command, title, category }) => (
        <span className={styles.name} title={command}>
          {category && <span className={styles.category}>{text(category)}</span>}
          {text(title)}
        </span>
      ),
    },
    {
      title: text(TEXTS.keys),
      key: 'keys',
      render: (_, command) => (
        <span className={styles.keys}>
          {command.keys.map((key) => (
            <Key key={key} command={command} written={key} model={model} />
          ))}
          {isChanged(command) && <Chip tone="info">{text(TEXTS.changed)}</Chip>}
        </span>
      ),
    },
    {
      title: <Unseen>{text(TEXTS.actions)}</Unseen>,
      key: 'actions',
      width: 88,
      render: (_, command) => (
        <span className={styles.actions}>
          {isChanged(command) && (
            <IconButton
              icon="rotate-ccw"
              label={text(TEXTS.reset, { command: text(command.title) })}
              onClick={alone(() => model.reset(command))}
            />
          )}
          <IconButton
            icon="plus"
            label={text(TEXTS.add, { command: text(command.title) })}
            onClick={alone(() => model.record(command))}
          />
        </span>
      ),
    },
  ];
}

interface KeyProps {
  readonly command: KeyedCommand;
  readonly written: string;
  readonly model: ShortcutModel;
}

/** One key of a command: pressed to be changed, and a cross that takes it away. */
function Key({ command, written, model }: KeyProps) {
  const text = useText();
  const { keys } = useWorkbench();
  const key = keys.label(written);
  const named = { command: text(command.title), key };
  return (
    <span className={styles.key}>
      <button
        type="button"
        className={styles.change}
        aria-label={text(TEXTS.change, named)}
        onClick={alone(() => model.record(command, written))}
      >
        <kbd>{key}</kbd>
      </button>
      <IconButton
        icon="x"
        iconSize={12}
        className={styles.remove}
        label={text(TEXTS.remove, named)}
        onClick={alone(() => model.remove(command, written))}
      />
      {keys.isKeptByBrowser(written) && (
        <span title={text(TEXTS.keptHint)}>
          <Chip tone="warning">{text(TEXTS.kept)}</Chip>
        </span>
      )}
    </span>
  );
}

/** Not a click of the row as well. */
const alone = (act: () => void) => (event: MouseEvent) => {
  event.stopPropagation();
  act();
};
