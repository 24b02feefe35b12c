import { Icon, MenuButton, type StampAction, useText, useWorkbench } from '@sealwright/ui';
import { useRef } from 'react';
import { copyDialog } from './copy-dialog.tsx';
import type { DraftSession } from './draft-session.ts';
import styles from './placement-panel.module.css';
import type { LookedStamp } from './shown-stamps.ts';
import type { SigningModes } from './signing-modes.ts';
import { texts } from './texts.ts';

export interface PlacementMenuProps {
  readonly session: DraftSession;
  readonly modes: SigningModes;
  readonly stamp: LookedStamp;
  /** Of the stamp, for screen readers. */
  readonly name: string;
  readonly isDisabled: boolean;
}

/** What can be done with a placed stamp besides moving it; nothing where its mode offers nothing. */
export function PlacementMenu({ session, modes, stamp, name, isDisabled }: PlacementMenuProps) {
  const text = useText();
  const workbench = useWorkbench();
  const button = useRef<HTMLButtonElement>(null);
  const { copied, actions } = modes.view(stamp.mode) ?? {};
  const pageCount = session.surface?.state.getState().pageCount;
  const entries: readonly StampAction[] = [
    ...(copied && pageCount !== 1 && stamp.places.length > 0
      ? [{ title: texts.copy, icon: 'copy', run: () => copyDialog(session, { stamp, copied }, workbench) }]
      : []),
    ...(actions?.(stamp, session.draft) ?? []),
  ];
  if (entries.length === 0) return null;
  const run = async (entry: StampAction | undefined) => {
    try {
      await entry?.run();
    } catch (error) {
      workbench.showError(error);
    }
  };
  return (
    <MenuButton
      ref={button}
      className={styles.more}
      icon="ellipsis"
      iconSize={14}
      label={text(texts.more, { what: name })}
      disabled={isDisabled}
      onOpenChange={(isOpen) => {
        if (isOpen && session.draft.state.getState().selected !== stamp.id) session.draft.select(stamp.id);
      }}
      menu={{
        items: entries.map(({ title, icon }, index) => ({
          key: index,
          icon: (
            <span className={styles.menuIcon}>
              <Icon name={icon} size={15} />
            </span>
          ),
          label: text(title),
        })),
        onClick({ key, domEvent }) {
          // A dialog gives the focus back to where it was; Enter must not press what has it by then.
          domEvent.preventDefault();
          button.current?.focus();
          void run(entries[Number(key)]);
        },
      }}
    />
  );
}
