import type { ServiceGuide } from '@sealwright/core/api';
import { Button, useText } from '@sealwright/ui';
import type { ShownDesk } from '../common-desk-rpc.ts';
import styles from './desk-actions.module.css';
import type { DeskModel } from './desk-model.ts';
import { LinkButton } from './link-button.tsx';

export interface DeskActionsProps {
  readonly actions: ServiceGuide['steps'][number]['actions'] | undefined;
  readonly desk: ShownDesk;
  readonly model: DeskModel;
}

/** Buttons that lead on: to a part of this program, or to an address in the browser. */
export function DeskActions({ actions = [], desk, model }: DeskActionsProps) {
  const text = useText();
  if (actions.length === 0) return null;
  return (
    <div className={styles.actions}>
      {actions.map((action) =>
        'command' in action ? (
          <Button
            key={`${action.command} ${action.argument ?? ''}`}
            size="small"
            onClick={() => model.runCommand(action.command, action.argument)}
          >
            {text(action.title)}
          </Button>
        ) : (
          <LinkButton key={action.link} link={action.link} label={text(action.title)} desk={desk} model={model} />
        ),
      )}
    </div>
  );
}
