import type { Localized } from './localized.ts';

/** One thing that is known of a certificate or a seal. */
export interface Fact {
  readonly title: Localized;
  /** Ready to be read; of several lines where there are several values. `Localized`: put into words. */
  readonly value: string | Localized;
  readonly monospace?: boolean;
}
