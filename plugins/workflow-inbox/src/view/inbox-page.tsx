import {
  Button,
  ErrorState,
  Inbox,
  LoadingState,
  PageView,
  Upload,
  useFileDrop,
  useStore,
  useText,
  useWhileInFront,
  type Workbench,
} from '@sealwright/ui';
import type { VoucherActions } from './actions/voucher-actions.tsx';
import type { ImportFiles } from './draft/import-files.ts';
import { AccountMenu } from './entry/account-menu.tsx';
import { EntryPage } from './entry/entry-page.tsx';
import { NoSource } from './entry/no-source.tsx';
import { type InboxModel, PAGE } from './inbox-model.ts';
import styles from './inbox-page.module.css';
import { VoucherLists } from './lists/voucher-lists.tsx';
import { showReceiveDialog } from './receive/receive-dialog.tsx';
import { TEXTS } from './texts.ts';

export interface InboxPageProps {
  readonly model: InboxModel;
  readonly actions: VoucherActions;
  readonly imports: ImportFiles;
  readonly workbench: Workbench;
  /** 退出验证. */
  readonly leave: () => Promise<void>;
}

/** 我的签署. */
export function InboxPage({ model, actions, imports, workbench, leave }: InboxPageProps) {
  const text = useText();
  const { inbox, fault } = useStore(model.state);
  const hasRows = useStore(model.list.state, ({ rows }) => (rows?.total ?? 0) > 0);
  const drop = useFileDrop((files) => void imports.takeFiles(files));
  useWhileInFront(PAGE, model);
  const pending = inbox?.counts?.pending ?? 0;
  const isIn = inbox?.stage === 'in';
  const receive = () => showReceiveDialog(model, workbench, (row) => void actions.run('view', row));
  return (
    <PageView
      title={TEXTS.page}
      leading={
        <>
          {isIn && (
            <Button type="primary" icon={<Inbox size={14} aria-hidden />} onClick={receive}>
              {pending > 0 ? `${text(TEXTS.receive)} ${pending}` : text(TEXTS.receive)}
            </Button>
          )}
          {inbox && (
            <Button icon={<Upload size={14} aria-hidden />} onClick={() => void imports.choose()}>
              {text(TEXTS.importFile)}
            </Button>
          )}
        </>
      }
      trailing={inbox && <AccountMenu model={model} inbox={inbox} leave={leave} />}
    >
      <div className={styles.content} {...drop.handlers}>
        {fault !== undefined && !inbox && <ErrorState error={fault} />}
        {fault === undefined && !inbox && <LoadingState label={TEXTS.loading} />}
        {inbox?.stage === 'entry' && <EntryPage model={model} />}
        {inbox?.stage === 'none' && !hasRows && <NoSource inbox={inbox} />}
        {(isIn || (inbox?.stage === 'none' && hasRows)) && (
          <VoucherLists model={model} actions={actions} inbox={inbox} onReceive={receive} />
        )}
        {drop.isOver && (
          <div className={styles.veil}>
            <Upload size={26} aria-hidden />
            <span>{text(TEXTS.dropHere)}</span>
          </div>
        )}
      </div>
    </PageView>
  );
}
