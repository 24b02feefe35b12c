import { LoaderCircle } from '../icons/icons.ts';
import styles from './spinner.module.css';

/** Turns while something goes on; the text beside it says what. */
export function Spinner({ size = 14 }: { readonly size?: number }) {
  return <LoaderCircle size={size} aria-hidden className={styles.spinner ?? ''} />;
}
