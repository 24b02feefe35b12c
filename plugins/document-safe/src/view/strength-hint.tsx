import { useText } from '@sealwright/ui';
import { type PassphraseStrength, passphraseStrength } from '../common-passphrase-strength.ts';
import styles from './safe-form.module.css';
import { TEXTS } from './texts.ts';

const LEVELS: readonly PassphraseStrength[] = ['short', 'weak', 'fair', 'good'];

/** How hard a passphrase is to guess, while it is typed. */
export function StrengthHint({ passphrase, id }: { readonly passphrase: string; readonly id: string }) {
  const text = useText();
  const strength = passphraseStrength(passphrase);
  const level = LEVELS.indexOf(strength);
  return (
    <div id={id} className={styles.strength} data-strength={passphrase === '' ? 'none' : strength}>
      <span className={styles.bars} aria-hidden>
        {LEVELS.map((each, index) => (
          <span key={each} data-on={passphrase !== '' && index <= level} />
        ))}
      </span>
      <span>{passphrase === '' ? text(TEXTS.strength) : text(TEXTS[strength])}</span>
    </div>
  );
}
