import type { Localized } from '@sealwright/core/api';
import { Icon, useText } from '@sealwright/ui';
import { OFFERS } from '../common-offers.ts';
import { texts } from './texts.ts';
import { useCommand } from './use-command.ts';
import styles from './ways.module.css';

interface Way {
  readonly command: string;
  readonly icon: string;
  readonly title: Localized;
  readonly hint: Localized;
}

const WAYS: readonly Way[] = [
  { command: OFFERS.open, icon: 'folder-open', title: texts.open, hint: texts.openHint },
  { command: OFFERS.check, icon: 'stethoscope', title: texts.check, hint: texts.checkHint },
  { command: OFFERS.seals, icon: 'stamp', title: texts.seals, hint: texts.sealsHint },
  { command: OFFERS.services, icon: 'headset', title: texts.services, hint: texts.servicesHint },
];

/** The big ways on; those of plugins that are not there are left out. */
export function Ways({ offers }: { readonly offers: readonly string[] }) {
  const text = useText();
  const run = useCommand();
  return (
    <nav className={styles.ways} aria-label={text(texts.ways)}>
      {WAYS.filter(({ command }) => offers.includes(command)).map(({ command, icon, title, hint }) => (
        <button key={command} type="button" className={styles.way} onClick={() => run(command)}>
          <span className={styles.icon}>
            <Icon name={icon} size={22} />
          </span>
          <span className={styles.words}>
            <span className={styles.title}>{text(title)}</span>
            <span className={styles.hint}>{text(hint)}</span>
          </span>
        </button>
      ))}
    </nav>
  );
}
