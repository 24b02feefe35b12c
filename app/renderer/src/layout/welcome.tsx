import type { Localized } from '@sealwright/core/api';
import { Icon, LoadingState, useStore, useText } from '@sealwright/ui';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { useMenu } from '../menus/use-menu.ts';
import { useShell } from '../shell/shell.tsx';
import { nameOf } from './app-name.ts';
import styles from './welcome.module.css';

const texts = {
  begin: { 'zh-CN': '打开一份合同，盖章，签署。', en: 'Open a contract, place the seal, sign.' },
  palette: { 'zh-CN': '按 {key} 搜索命令、文档和设置', en: 'Press {key} to search commands, documents and settings' },
} satisfies Record<string, Localized>;

/** What an empty window shows: the ways to begin. */
export function Welcome() {
  const text = useText();
  const keyOf = useKeyLabels();
  const { contributions, entry } = useShell();
  const isKnown = useStore(contributions, (all) => all.isKnown);
  const { groups, choose } = useMenu('start');
  const key = keyOf('workbench.palette');
  if (!isKnown) return <LoadingState />;
  return (
    <>
      <div className="sw-top" />
      <div className={styles.place}>
        <div className={styles.welcome}>
          <span className={styles.mark} aria-hidden>
            印
          </span>
          <h1 className={styles.title}>{text(nameOf(entry))}</h1>
          <p className={styles.begin}>{text(texts.begin)}</p>
          <ul className={styles.ways}>
            {groups.flat().map((entry) => (
              <li key={entry.id}>
                <button type="button" className={styles.way} disabled={!entry.isEnabled} onClick={() => choose(entry)}>
                  <Icon name={entry.icon ?? 'arrow-right'} size={18} />
                  <span className={styles.wayTitle}>{text(entry.title)}</span>
                  <kbd className={styles.key}>{keyOf(entry.command)}</kbd>
                </button>
              </li>
            ))}
          </ul>
          {key && <p className={styles.hint}>{text(texts.palette, { key })}</p>}
        </div>
      </div>
    </>
  );
}
