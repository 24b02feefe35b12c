import { useStore, useText } from '@sealwright/ui';
import type { WindowFrame } from '../bridge/shell-bridge.ts';
import { nameOf } from '../layout/app-name.ts';
import { WindowButtons } from '../layout/window-buttons.tsx';
import { useShell } from '../shell/shell.tsx';
import styles from './title-line.module.css';

/** The window's title, where the window draws its own frame. */
export function TitleLine({ frame }: { readonly frame: WindowFrame }) {
  const text = useText();
  const { bridge, documents, entry } = useShell();
  const title = useStore(documents.state, ({ tabs, active }) => tabs.find(({ id }) => id === active)?.title);
  const name = text(nameOf(entry));
  return (
    <header className={styles.line}>
      <span className="sw-mark" aria-hidden>
        印
      </span>
      <span className={styles.title}>{title === undefined ? name : `${title} - ${name}`}</span>
      {!bridge.isMac && <WindowButtons frame={frame} />}
    </header>
  );
}
