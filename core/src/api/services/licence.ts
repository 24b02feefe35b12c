/**
 * The licence that the project's operator gives a supplier (授权导入.ini): who it is for, until when, and the addresses of
 * the project's platform. Owner: `plugins/license-import`. Callers: whatever talks to a platform, and pages that show it.
 * Local files can be signed without one.
 */
import type { Event } from '../event.ts';
import { defineService } from '../token.ts';

export interface LicenceTerms {
  readonly id: string;
  readonly product: string;
  readonly edition: string;
  readonly issuer: string;
  readonly issuedAt: Date;
  /** First and last day on which it is good, in the time zone of its issuer; 'YYYY-MM-DD'. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly licensee: { readonly name: string; readonly creditCode: string; readonly project?: string };
  /** By key, such as 'seam-seal'; those that this version does not know are left out. */
  readonly modules: Readonly<Record<string, boolean>>;
  readonly seats: number;
  readonly platform: {
    /** https, without a slash at its end. */
    readonly baseUrl?: string;
    readonly updateUrl?: string;
    readonly tsaUrl?: string;
    /** SHA-256 of trusted root certificates, lower case hexadecimal. */
    readonly trustAnchors: readonly string[];
  };
}

export type LicenceStatus =
  | { readonly state: 'none' }
  /** `daysLeft` counts the present day. */
  | { readonly state: 'valid'; readonly terms: LicenceTerms; readonly daysLeft: number }
  | { readonly state: 'expired' | 'not-yet-valid'; readonly terms: LicenceTerms };

export interface Licence {
  /** As the stored licence is judged now; its signature is verified anew. Rejects with `license.*` where it was altered on disk. */
  status(): Promise<LicenceStatus>;
  readonly onDidChange: Event<void>;
}

export const Licence = defineService<Licence>('licence');
