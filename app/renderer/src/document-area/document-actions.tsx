import { Button, IconButton, useText } from '@sealwright/ui';
import { Fragment } from 'react';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { useMenu } from '../menus/use-menu.ts';
import styles from './document-tool-bar.module.css';

/**
 * The menu 'document' as buttons, on every tab. Words are for the group of the primary one; what stands beside it is an
 * icon.
 */
export function DocumentActions() {
  const text = useText();
  const keyOf = useKeyLabels();
  const { groups, choose } = useMenu('document');
  return (
    <div className={styles.actions}>
      {groups.map((group) => {
        const isMain = groups.length === 1 || group.some(({ isPrimary }) => isPrimary);
        return (
          <Fragment key={group[0]?.id}>
            {group.map((entry) =>
              entry.icon !== undefined && !isMain ? (
                <IconButton
                  key={entry.id}
                  icon={entry.icon}
                  label={text(entry.title)}
                  shortcut={keyOf(entry.command)}
                  className={styles.quick ?? ''}
                  data-anchor={`command:${entry.command}`}
                  disabled={!entry.isEnabled}
                  onClick={() => choose(entry)}
                />
              ) : (
                <Button
                  key={entry.id}
                  data-anchor={`command:${entry.command}`}
                  title={keyOf(entry.command)}
                  type={entry.isPrimary ? 'primary' : 'default'}
                  disabled={!entry.isEnabled}
                  onClick={() => choose(entry)}
                >
                  {text(entry.title)}
                </Button>
              ),
            )}
            {!isMain && <span className={styles.line} />}
          </Fragment>
        );
      })}
    </div>
  );
}
