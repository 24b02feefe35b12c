import { type Disposable, type SettingValue, toDisposable } from '@sealwright/core/api';
import type { ReadableStore } from '@sealwright/ui';
import { TRUSTED_CERTIFICATES } from '../common-trust-setting.ts';

type Values = Readonly<Record<string, SettingValue>>;

/** Runs when the user trusts other certificates than before. */
export function onTrustChange(settings: ReadableStore<Values>, run: () => void): Disposable {
  const trusted = (values: Values) => JSON.stringify(values[TRUSTED_CERTIFICATES]);
  return toDisposable(
    settings.subscribe((values, before) => {
      if (trusted(values) !== trusted(before)) run();
    }),
  );
}
