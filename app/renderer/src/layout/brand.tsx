import type { Localized } from '@sealwright/core/api';
import { useText } from '@sealwright/ui';

const NAME: Localized = { 'zh-CN': '印匠', en: 'Sealwright' };

/** The same markup and classes as in `index.html`, which shows it before any code has loaded. */
export function Brand({ isNarrow }: { readonly isNarrow: boolean }) {
  const text = useText();
  return (
    <header className="sw-brand">
      <span className="sw-mark" aria-hidden>
        印
      </span>
      {!isNarrow && <span className="sw-name">{text(NAME)}</span>}
    </header>
  );
}
