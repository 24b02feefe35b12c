import type { RpcClient } from '@sealwright/core/api';
import { Icon, PageView, useLoad, useStore, useText, useWorkbench } from '@sealwright/ui';
import type { StartEntry, startRpc } from '../common-start-rpc.ts';
import { type FileOpener, fileName } from './open-files.ts';
import styles from './open-page.module.css';
import { RecoveryList } from './recovery-list.tsx';
import type { RecoveryOffer } from './recovery-offer.ts';
import { TEXTS } from './texts.ts';

export interface OpenPageProps {
  readonly opener: FileOpener;
  readonly recovery: RecoveryOffer;
  readonly calls: RpcClient<typeof startRpc>;
}

/** Where everything begins: one large place to drop files on, and the other ways in. */
export function OpenPage({ opener, recovery, calls }: OpenPageProps) {
  const text = useText();
  const recoverable = useStore(recovery.state);
  const entries = useLoad(() => calls.entries(), []).value ?? [];
  const folders = useLoad(() => calls.folders(), []).value ?? [];
  return (
    <PageView title={TEXTS.page}>
      <div className={styles.column}>
        {recoverable.length > 0 && <RecoveryList documents={recoverable} recovery={recovery} />}
        <button type="button" className={styles.target} onClick={() => void opener.choose()}>
          <span className={styles.mark}>
            <Icon name="file-plus" size={30} />
          </span>
          <span className={styles.call}>{text(TEXTS.dropHere)}</span>
          <span className={styles.hint}>{text(TEXTS.dropHint)}</span>
        </button>
        {entries.length > 0 && <StartEntries entries={entries} />}
        {folders.length > 0 && <Folders folders={folders} onChoose={(folder) => void opener.choose(folder)} />}
      </div>
    </PageView>
  );
}

function StartEntries({ entries }: { readonly entries: readonly StartEntry[] }) {
  const text = useText();
  const workbench = useWorkbench();
  return (
    <section aria-label={text(TEXTS.begin)}>
      <h2 className={styles.heading}>{text(TEXTS.begin)}</h2>
      <div className={styles.entries}>
        {entries.map((entry) => (
          <button
            key={`${entry.command} ${JSON.stringify(entry.argument)}`}
            type="button"
            className={styles.entry}
            onClick={() => void workbench.runCommand(entry.command, entry.argument).catch(() => {})}
          >
            <Icon name={entry.icon ?? 'chevron-right'} size={18} />
            <span>{text(entry.title)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

interface FoldersProps {
  readonly folders: readonly string[];
  readonly onChoose: (folder: string) => void;
}

function Folders({ folders, onChoose }: FoldersProps) {
  const text = useText();
  return (
    <section aria-label={text(TEXTS.folders)}>
      <h2 className={styles.heading}>{text(TEXTS.folders)}</h2>
      <ul className={styles.folders}>
        {folders.map((folder) => (
          <li key={folder}>
            <button
              type="button"
              className={styles.folder}
              title={text(TEXTS.openFrom, { folder })}
              onClick={() => onChoose(folder)}
            >
              <Icon name="folder" size={16} />
              <span className={styles.folderName}>{fileName(folder) || folder}</span>
              <span className={styles.folderPath}>{folder}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
