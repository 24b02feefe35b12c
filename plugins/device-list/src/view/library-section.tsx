import type { LibraryFinding } from '@sealwright/core/api';
import {
  Button,
  ChevronRight,
  Chip,
  ErrorState,
  type Loaded,
  LoadingState,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import type { DriverLibraries } from '../common-devices-rpc.ts';
import styles from './library-section.module.css';
import { texts } from './texts.ts';

/** Finds the settings of all drivers that take library files. */
const LIBRARY_SETTINGS = '.libraries';

/** The libraries on this computer: folded, since most users never need to know. */
export function LibrarySection({ libraries }: { readonly libraries: Loaded<readonly DriverLibraries[]> }) {
  const text = useText();
  const workbench = useWorkbench();
  const reports = libraries.value ?? [];
  const found = reports.flatMap((report) => report.libraries);
  // The command shows its own faults.
  const add = () => void workbench.runCommand('settings.open', LIBRARY_SETTINGS).catch(() => {});
  return (
    <details className={styles.section}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        <h2>{text(texts.libraries)}</h2>
        {libraries.value && <span className={styles.count}>{found.length}</span>}
      </summary>
      <div className={styles.body}>
        <p className={styles.hint}>{text(texts.librariesHint)}</p>
        {!libraries.value && libraries.state === 'loading' && <LoadingState isCompact />}
        {libraries.state === 'error' && <ErrorState error={libraries.error} isCompact />}
        {libraries.value && found.length === 0 && <p className={styles.hint}>{text(texts.noLibraries)}</p>}
        <ul className={styles.list}>
          {found.map((library) => (
            <Library key={`${library.kind} ${library.file}`} library={library} />
          ))}
        </ul>
        {reports.some(({ usbKnown }) => !usbKnown) && <p className={styles.hint}>{text(texts.usbUnknown)}</p>}
        <Button onClick={add}>{text(texts.addLibrary)}</Button>
      </div>
    </details>
  );
}

function Library({ library }: { readonly library: LibraryFinding }) {
  const text = useText();
  const { title, file, kind, architecture, bits, problem } = library;
  const made = [kind, architecture, bits && text(texts.bits, { count: bits })].filter(Boolean).join(' · ');
  return (
    <li className={styles.library}>
      <div className={styles.name}>
        <strong>{text(title)}</strong>
        <span className={styles.made}>{made}</span>
        <Chip tone={problem ? 'warning' : 'success'}>{text(problem ? texts.unusable : texts.usable)}</Chip>
      </div>
      <div className={styles.file}>{file}</div>
      {problem && <div className={styles.problem}>{text(problem)}</div>}
    </li>
  );
}
