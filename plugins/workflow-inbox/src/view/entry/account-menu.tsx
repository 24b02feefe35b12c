import { Dot, MenuButton, useStore, useText, useWorkbench } from '@sealwright/ui';
import type { InboxState } from '../../common-inbox-rpc.ts';
import type { InboxModel } from '../inbox-model.ts';
import styles from '../inbox-page.module.css';
import { askToNotify, NOTIFY_SETTING } from '../notifier.ts';
import { TEXTS } from '../texts.ts';

export interface AccountMenuProps {
  readonly model: InboxModel;
  readonly inbox: InboxState;
  readonly leave: () => Promise<void>;
}

/** Who is in, and what concerns the page as a whole. */
export function AccountMenu({ model, inbox, leave }: AccountMenuProps) {
  const text = useText();
  const workbench = useWorkbench();
  const isNotified = useStore(workbench.settings, (settings) => settings[NOTIFY_SETTING] === true);
  const show = (work: Promise<unknown>) => void work.catch((fault) => workbench.showError(fault));
  const others = inbox.sources.filter(({ problem }) => !problem);
  return (
    <>
      {inbox.account && (
        <span className={styles.account} title={text(TEXTS.account, { name: inbox.account.name })}>
          <Dot tone={inbox.offline ? 'warning' : 'success'} />
          <span>{inbox.account.name}</span>
        </span>
      )}
      <MenuButton
        icon="ellipsis"
        label={text(TEXTS.more)}
        menu={{
          items: [
            { key: 'refresh', label: text(TEXTS.refresh), onClick: () => show(refresh(model)) },
            {
              key: 'notify',
              label: text(isNotified ? TEXTS.notifyOff : TEXTS.notifyOn),
              onClick: () => show(askToNotify(workbench, !isNotified)),
            },
            {
              key: 'help',
              label: text(TEXTS.help),
              onClick: () => show(workbench.runCommand('help.open', 'inbox.help')),
            },
            ...(others.length > 1
              ? [
                  {
                    key: 'source',
                    type: 'group' as const,
                    label: text(TEXTS.source),
                    children: others.map(({ id, title }) => ({
                      key: id,
                      label: `${id === inbox.source ? '✓ ' : ''}${text(title)}`,
                      onClick: () => show(model.calls.choose(id)),
                    })),
                  },
                ]
              : []),
            ...(inbox.stage === 'in' && inbox.sources.find(({ id }) => id === inbox.source)?.entry === 'key'
              ? [{ key: 'leave', label: text(TEXTS.leave), onClick: () => show(leave()) }]
              : []),
          ],
        }}
      />
    </>
  );
}

async function refresh(model: InboxModel): Promise<void> {
  await model.calls.refresh();
  await model.list.load();
}
