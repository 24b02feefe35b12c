import type { RecentFile } from '@sealwright/core/api';
import { Chip, Icon, useFormat, useText } from '@sealwright/ui';
import { OFFERS } from '../common-offers.ts';
import { HomeSection } from './home-section.tsx';
import styles from './recent-files-card.module.css';
import { texts } from './texts.ts';
import { useCommand } from './use-command.ts';

/** The documents opened last: a click opens one. */
export function RecentFilesCard({ files }: { readonly files: readonly RecentFile[] }) {
  const text = useText();
  const format = useFormat();
  const run = useCommand();
  return (
    <HomeSection title={texts.recent}>
      {files.length === 0 ? (
        <p className={styles.none}>{text(texts.noRecent)}</p>
      ) : (
        <ul className={styles.files}>
          {files.map(({ path, name, folder, opened, isGone }) => (
            <li key={path}>
              <button
                type="button"
                className={styles.file}
                disabled={isGone}
                title={path}
                onClick={() => run(OFFERS.open, path)}
              >
                <Icon name="file-text" size={16} />
                <span className={styles.name}>{name}</span>
                {isGone && <Chip tone="neutral">{text(texts.gone)}</Chip>}
                <span className={styles.folder}>{folder}</span>
                <span className={styles.time}>{format.dateTime(opened)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </HomeSection>
  );
}
