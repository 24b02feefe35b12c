import { useText } from '@sealwright/ui';
import { APP_NAME } from './app-name.ts';

/** The same markup and classes as in `index.html`, which shows it before any code has loaded. */
export function Brand({ isNarrow }: { readonly isNarrow: boolean }) {
  const text = useText();
  return (
    <header className="sw-brand">
      <span className="sw-mark" aria-hidden>
        印
      </span>
      {!isNarrow && <span className="sw-name">{text(APP_NAME)}</span>}
    </header>
  );
}
